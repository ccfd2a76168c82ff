import type { WorkflowJob } from './read.ts';

/** What a `uses:` names. */
export interface Used {
  /** `owner/name` with or without a path, `./…`, `$/…` or `docker://…`. */
  name: string;
  ref: string | undefined;
}

export function usedOf(uses: string): Used {
  const at = uses.lastIndexOf('@');
  return at < 0 ? { name: uses, ref: undefined } : { name: uses.slice(0, at), ref: uses.slice(at + 1) };
}

/** Whether nobody can move what is named: a whole commit id, a digest, or a file of this very commit. */
export function isPinned(uses: string): boolean {
  if (/^(\.|\$)\//.test(uses)) return true;
  if (uses.startsWith('docker://')) return /@sha256:[0-9a-f]{64}$/.test(uses);
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(usedOf(uses).ref ?? '');
}

export const DELIVER = '.github/workflows/deliver.yml';
export const PROMOTE = '.github/workflows/promote.yml';

/** Repositories that hold Sluice, as these jobs name it: where deliver.yml or promote.yml is called from, and any repository of its name. */
export function sluiceOf(jobs: readonly WorkflowJob[]): (uses: string | undefined) => string | undefined {
  const called = jobs.flatMap(({ uses }) => ([DELIVER, PROMOTE].some((file) => uses?.includes(`/${file}@`)) ? [repositoryOf(uses!)] : []));
  return (uses) => {
    if (uses === undefined) return undefined;
    if (/^(\.|\$)\//.test(uses)) return uses.slice(2);
    const repository = repositoryOf(uses);
    if (!called.includes(repository) && !/^[^/]+\/sluice$/i.test(repository)) return undefined;
    return usedOf(uses).name.slice(repository.length + 1);
  };
}

function repositoryOf(uses: string): string {
  return usedOf(uses).name.split('/').slice(0, 2).join('/');
}
