import { InputError } from '../core/problem.ts';
import type { DeliverySpec } from '../delivery/spec.ts';
import { ForgeError } from '../github/forge-error.ts';
import { openSettings, type Settings } from '../github/settings.ts';
import { repositoryOf } from './doctor.ts';
import type { Session } from './session.ts';
import { systemClock } from './system.ts';

export type Source = 'environments' | 'pull-request';

export interface Chosen {
  source: Source;
  why: string;
}

const SOURCES: readonly Source[] = ['environments', 'pull-request'];

/**
 * Where approvals are given: as asked for, as the delivery file says, or where they can hold. Required reviewers of private
 * repositories need GitHub Enterprise (https://docs.github.com/actions/reference/workflows-and-actions/deployments-and-environments);
 * elsewhere people review a pull request. Throws InputError where GitHub was asked and did not tell.
 */
export async function approvalSource(asked: string | undefined, spec: DeliverySpec | undefined, session: Pick<Session, 'env' | 'workspace'>): Promise<Chosen> {
  if (asked !== undefined) {
    const source = SOURCES.find((each) => each === asked);
    if (!source) throw InputError.of('init-source', `There is no source ${JSON.stringify(asked)}.`, `Write --source ${SOURCES.join(' or --source ')}.`);
    return { source, why: 'as asked for' };
  }
  if (spec?.approval?.source !== undefined) return { source: spec.approval.source, why: 'as the delivery file says' };
  const { env } = session;
  const token = env.SLUICE_TOKEN || env.GH_TOKEN || env.GITHUB_TOKEN;
  if (!token) return { source: 'environments', why: 'they hold in public repositories and with GitHub Enterprise; for a private one without it, `--source pull-request` (GH_TOKEN lets GitHub be asked)' };
  const [owner = '', repository = ''] = (await repositoryOf(session)).split('/');
  return whereTheyHold(await openSettings({ owner, repository, token, apiUrl: env.GITHUB_API_URL || 'https://api.github.com', clock: systemClock }));
}

async function whereTheyHold(settings: Settings): Promise<Chosen> {
  const { private: hidden, owner } = await told('whether the repository is private', () => settings.repository());
  if (!hidden) return { source: 'environments', why: 'environments of a public repository can have reviewers' };
  const environments = await told('which environments there are', () => settings.environments());
  if (environments.some(({ reviewers }) => reviewers?.length)) return { source: 'environments', why: 'environments of this repository have reviewers' };
  const plan = owner.type === 'Organization' ? await settings.plan().catch(() => null) : 'of a person';
  if (plan === 'enterprise') return { source: 'environments', why: 'environments can have reviewers with GitHub Enterprise' };
  if (plan !== null) return { source: 'pull-request', why: `environments of a private repository on the plan ${plan} cannot have reviewers` };
  throw InputError.of('init-source', 'The repository is private, no environment of it has reviewers, and GitHub does not tell this token the plan of its organisation.', 'With GitHub Enterprise write `--source environments`, else `--source pull-request`.');
}

async function told<T>(what: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    throw InputError.of('init-source', `GitHub does not tell ${what}: ${error.actual}.`, 'Write `--source environments` or `--source pull-request`.', undefined, { cause: error });
  }
}
