import { parseDuration } from '../core/duration.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { declaredSecrets } from '../delivery/secrets.ts';
import type { SecretFacts } from '../github/settings.ts';
import type { Facts } from './facts.ts';
import { diagnose, healthy, type Diagnosis } from './findings.ts';
import type { Remedies, Remedy } from './remedy.ts';
import type { WorkflowJob } from './workflows/read.ts';

const DAY_MS = 86_400_000;

/** Where each secret lies, and how old it is. Values are never read: GitHub does not give them. */
export function secretDiagnoses(delivery: Delivery, serving: string, jobs: readonly WorkflowJob[], facts: Facts, now: Date, remedies: Remedies): Diagnosis[] {
  const declared = declaredSecrets(delivery.spec).map((secret, index) => ({ ...secret, environment: secret.environment ?? serving, location: delivery.locate(['release', 'secrets', index]) }));
  // What a job in an environment reads falls back to the repository's own secret without a word.
  const used = jobs.flatMap(({ environment, secrets, location }) => (environment === undefined || environment.includes('${{') ? [] : secrets.map((name) => ({ name, environment, location, rotate: undefined }))));
  const wanted = [...declared, ...used].filter((each, index, all) => all.findIndex((other) => same(other.name, each.name) && other.environment === each.environment) === index);
  const found = wanted.flatMap((secret) => {
    const here = facts.environmentSecrets.get(secret.environment)?.find(({ name }) => same(name, secret.name));
    const rule = `The secret ${secret.name}`;
    if (here) return [...due(here, secret, rule, now, remedies)];
    const elsewhere = [...lying(facts.repositorySecrets, 'the repository'), ...lying(facts.organizationSecrets, 'the organisation')].find(({ name }) => same(name, secret.name));
    // Its age counts wherever it lies.
    const old = elsewhere ? due(elsewhere, secret, rule, now, remedies) : [];
    if (elsewhere) return [diagnose('secret-outside-environment', { rule, expected: `the environment ${secret.environment}`, actual: `${elsewhere.where}`, location: secret.location }, ...moving(secret, elsewhere.where, remedies)), ...old];
    const unknown = !facts.environmentSecrets.has(secret.environment) || !facts.repositorySecrets || !facts.organizationSecrets;
    // A secret that a job may do without is no fault; one that the delivery file declares is.
    if (unknown || !declared.some(({ name }) => same(name, secret.name))) return [];
    return [diagnose('secret-missing', { rule, expected: `the environment ${secret.environment}`, actual: 'nothing of this name', location: secret.location }, setting(secret, remedies))];
  });
  const rest = [...lying(facts.repositorySecrets, 'the repository'), ...lying(facts.organizationSecrets, 'the organisation')].filter(({ name }) => !wanted.some((each) => same(each.name, name)));
  return [...found, ...beside(rest, remedies)];
}

/** GitHub keeps names of secrets in capitals. */
function same(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}

function lying(secrets: readonly SecretFacts[] | undefined, where: string) {
  return (secrets ?? []).map((secret) => ({ ...secret, where }));
}

function due({ updatedAt }: SecretFacts, secret: { name: string; environment: string; rotate?: string; location: Diagnosis['finding']['location'] }, rule: string, now: Date, remedies: Remedies): Diagnosis[] {
  if (secret.rotate === undefined) return [];
  const age = now.getTime() - Date.parse(updatedAt);
  const about = { rule, expected: `a value of the last ${secret.rotate}`, location: secret.location };
  // An unreadable time is no young secret.
  if (age <= parseDuration(secret.rotate)) return [healthy('secret-fresh', { ...about, actual: `one of ${days(age)}` })];
  return [diagnose('secret-due', { ...about, actual: Number.isFinite(age) ? `one of ${days(age)}` : `a time that cannot be read: ${updatedAt}` }, setting(secret, remedies))];
}

function days(milliseconds: number): string {
  const count = Math.max(0, Math.floor(milliseconds / DAY_MS));
  return count === 1 ? '1 day ago' : `${count} days ago`;
}

function setting({ name, environment }: { name: string; environment: string }, remedies: Remedies): Remedy {
  return remedies.gh('secret', 'set', name, '--env', environment);
}

function moving(secret: { name: string; environment: string }, where: string, remedies: Remedies): Remedy[] {
  const away = where === 'the repository' ? remedies.gh('secret', 'delete', secret.name) : { kind: 'page' as const, page: 'the settings of the organisation, Secrets and variables, Actions', do: `Take ${secret.name} away from this repository` };
  return [setting(secret, remedies), away];
}

function beside(rest: readonly { name: string; where: string }[], remedies: Remedies): Diagnosis[] {
  if (rest.length === 0) return [];
  const actual = rest.map(({ name, where }) => `${name} (${where})`).join(', ');
  return [diagnose('secrets-beside', { rule: 'Secrets of the repository', expected: 'secrets in environments alone', actual }, remedies.page('settings/secrets/actions', 'Move each into the environment of the job that reads it'))];
}
