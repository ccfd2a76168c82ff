import type { KeptArtifact } from '../evidence/stores/retention.ts';
import type { Account, BranchFacts, Commit, EnvironmentFacts, Forge } from '../github/forge.ts';
import type { EvidenceForge } from '../github/evidence-forge.ts';
import { ForgeError } from '../github/forge-error.ts';
import type { BranchRule, Collaborator, RepositorySettings, ReviewRule, SecretFacts, Settings } from '../github/settings.ts';

/** What the token could not see, and what it would need. */
export interface Unseen {
  what: string;
  why: string;
  needs: string;
}

/** Everything that is known of a repository. `undefined` is always "not seen", with a line in `unseen`. */
export interface Facts {
  repository?: RepositorySettings;
  /** Every environment there is; those that are asked for, with the branches that may deploy to them. `null`: it is there, and was not seen. */
  environments?: ReadonlyMap<string, EnvironmentFacts | null>;
  environmentSecrets: ReadonlyMap<string, SecretFacts[]>;
  repositorySecrets?: SecretFacts[];
  organizationSecrets?: SecretFacts[];
  actions?: { allowed: string | null; shaPinning: boolean | null };
  workflowToken?: { usual: 'read' | 'write'; canApprove: boolean };
  subjectClaims?: { own: string[] | null };
  branch?: { facts: BranchFacts | undefined; rules?: BranchRule[]; protection?: { review: ReviewRule | null; bindsAdmins: boolean }; bypass: { ruleset: string; actors: string[] }[] };
  collaborators?: Collaborator[];
  /** Members of the teams that review, by slug. */
  teams: ReadonlyMap<string, Account[]>;
  commits?: Commit[];
  plan?: string | null;
  /** Of the run that sealed what serves, where they are asked for. */
  artifacts?: readonly KeptArtifact[];
  unseen: Unseen[];
}

export interface Wanted {
  /** Names of environments that the delivery file and the workflows speak of. */
  environments: readonly string[];
  /** Whole id of the commit that serves; without it everybody in the history made the candidate. */
  since?: string;
  teams: boolean;
  /** The run that sealed what serves, where its artifacts are the only place of the evidence. */
  sealedBy?: { run: string; forge: Pick<EvidenceForge, 'artifacts'> };
}

/** Asks for all of it, one request after the other; what a token may not see is noted and nothing is guessed in its place. */
export async function gatherFacts(forge: Forge, settings: Settings, wanted: Wanted): Promise<Facts> {
  const unseen: Unseen[] = [];
  const see = async <T>(what: string, ask: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ForgeError)) throw error;
      unseen.push({ what, why: error.actual, needs: error.failure === 'forbidden' || error.failure === 'not-found' ? error.permission : 'another try' });
      return undefined;
    }
  };
  const repository = await see('the repository', () => settings.repository());
  const environments = await seeEnvironments(forge, settings, wanted, see);
  const facts: Facts = {
    repository,
    environments,
    environmentSecrets: new Map(),
    teams: new Map(),
    repositorySecrets: await see('the secrets of the repository', () => settings.repositorySecrets()),
    organizationSecrets: repository?.owner.type === 'Organization' ? await see('the secrets that the organisation shares', () => settings.organizationSecrets()) : [],
    actions: await see('which actions may run', () => settings.actions()),
    workflowToken: await see('what the token of a workflow may do', () => settings.workflowToken()),
    subjectClaims: await see('what the subject of an identity token is made of', async () => ({ own: await settings.subjectClaims() })),
    artifacts: wanted.sealedBy && (await see(`the artifacts of run ${wanted.sealedBy.run}`, () => wanted.sealedBy!.forge.artifacts(wanted.sealedBy!.run))),
    collaborators: await see('who has access to the repository', () => settings.collaborators()),
    unseen,
  };
  const secrets = new Map<string, SecretFacts[]>();
  for (const name of environments?.keys() ?? []) {
    if (!wanted.environments.includes(name)) continue;
    const found = await see(`the secrets of the environment ${name}`, () => settings.environmentSecrets(name));
    if (found) secrets.set(name, found);
  }
  return { ...facts, environmentSecrets: secrets, ...(await seePeople(forge, settings, facts, wanted, see)) };
}

type See = <T>(what: string, ask: () => Promise<T>) => Promise<T | undefined>;

async function seeEnvironments(forge: Forge, settings: Settings, { environments: names }: Wanted, see: See): Promise<Map<string, EnvironmentFacts | null> | undefined> {
  const all = await see('the environments', () => settings.environments());
  if (!all) return undefined;
  const found = new Map<string, EnvironmentFacts | null>(all.map((each) => [each.name, each]));
  for (const name of names) {
    if (!found.has(name)) continue;
    const whole = await see(`the environment ${name}`, async () => ({ now: (await forge.environment(name))?.value }));
    if (!whole) found.set(name, null);
    else if (whole.now) found.set(name, whole.now);
    else found.delete(name);
  }
  return found;
}

/** The branch that rules come from, who changed it, and who may review. */
async function seePeople(forge: Forge, settings: Settings, { repository, environments }: Facts, wanted: Wanted, see: See): Promise<Partial<Facts>> {
  const teams = new Map<string, Account[]>();
  const slugs = new Set(wanted.environments.flatMap((name) => environments?.get(name)?.reviewers ?? []).flatMap(({ kind, name }) => (kind === 'Team' ? [name] : [])));
  for (const slug of slugs) {
    const members = await see(`the members of the team ${slug}`, () => settings.teamMembers(slug));
    if (members) teams.set(slug, members);
  }
  if (!repository) return { teams };
  const name = repository.defaultBranch;
  const branch = await see(`the branch ${name}`, async () => ({ facts: (await forge.branch(name))?.value }));
  const rules = await see(`the rules of the branch ${name}`, () => settings.branchRules(name));
  const protection = await see(`the protection of the branch ${name}`, async () => ({ found: await settings.branchProtection(name) }));
  const bypass: { ruleset: string; actors: string[] }[] = [];
  for (const id of new Set((rules ?? []).flatMap(({ ruleset, type }) => (ruleset !== null && type === 'pull_request' ? [ruleset] : [])))) {
    const found = await see(`who may pass by the ruleset ${id}`, () => settings.rulesetBypass(id));
    if (found?.bypass) bypass.push({ ruleset: found.name, actors: found.bypass });
    // The ruleset is shown, and this part of it silently left out.
    else if (found) await see(`who may pass by the ruleset ${found.name}`, () => Promise.reject(new ForgeError('forbidden', { asked: 'it', permission: 'Administration: write' }, 'GitHub left it out')));
  }
  const head = branch?.facts?.commit;
  const commits = head === undefined ? undefined : await see('who made the candidate', async () => (await forge.commits({ base: wanted.since ?? null, head })).value.commits);
  const plan = repository.private && repository.owner.type === 'Organization' && wanted.teams ? await see('the plan of the organisation', () => settings.plan()) : undefined;
  return { teams, commits, ...(plan === undefined ? {} : { plan }), ...(branch ? { branch: { facts: branch.facts, rules, protection: protection?.found, bypass } } : {}) };
}
