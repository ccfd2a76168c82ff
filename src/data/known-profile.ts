import { InputError } from '../core/problem.ts';
import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { KnownProfile } from './check.ts';
import { makeProfile } from './profile/make-profile.ts';
import { readProfile } from './profile/profile.ts';
import type { DataSource } from './source.ts';

/** The profile that `data.profile` names, else one made from data.train; read or made at the first call. */
export function profileOnce(delivery: Delivery, sources: readonly DataSource[], context: StageContext): () => Promise<KnownProfile | undefined> {
  let known: Promise<KnownProfile | undefined> | undefined;
  return () => (known ??= knownProfile(delivery, sources, context));
}

async function knownProfile(delivery: Delivery, sources: readonly DataSource[], context: StageContext): Promise<KnownProfile | undefined> {
  const { profile: declared, columns } = delivery.spec.data!;
  if (declared) return { profile: await readProfile(delivery.resolve(declared), delivery.locate(['data', 'profile'])), from: 'file' };
  const train = sources.find((source) => source.name === 'train');
  if (!train) return undefined;
  try {
    return { profile: await makeProfile(context.engine, train.source, columns), from: 'train' };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(['data', 'train']) })), { cause: error });
  }
}
