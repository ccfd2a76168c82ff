import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Verdict } from '../../src/core/verdict.ts';
import { openEngines } from '../../src/run/engine.ts';
import { runDoctor } from '../../src/run/doctor.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { startGitHub, type EnvironmentSpec, type GitHubStandIn, type Scenario, type SettingsSpec } from '../../testkit/github/index.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { ROOT } from '../../testkit/workflow/read.ts';

export const NOW = '2026-06-01T09:00:00Z';
export const daysAgo = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();

export const DELIVERY = `version: 1
release: {name: income, model: model/, secrets: [{name: ROUTER_TOKEN, rotate: 90 days}]}
approval:
  roles:
    model-owner: {environment: income-owner}
    risk: {environments: [income-risk-1, income-risk-2]}
`;
export const BY_PULL_REQUEST = `version: 1
release: {name: income, model: model/}
approval:
  source: pull-request
  roles:
    model-owner: {people: [2]}
`;

const reviewed = (name: string, team: string): EnvironmentSpec => ({ name, reviewers: [`team:${team}`], preventSelfReview: true });

/** A repository whose gates all hold, as a careful team has it. */
export const HEALTHY: Scenario = {
  users: [
    { login: 'octocat', id: 583231, emails: ['the.first.author@example.org'], role: 'admin' },
    { login: 'hubot', id: 480938 },
    { login: 'monalisa', id: 2178 },
    { login: 'defunkt', id: 2 },
    { login: 'stranger', id: 99, role: 'none' },
  ],
  teams: [
    { slug: 'owners', id: 70, members: ['defunkt', 'octocat'] },
    { slug: 'risk', id: 77, members: ['monalisa', 'hubot'] },
  ],
  commits: [{ author: 'octocat', message: 'The candidate' }],
  environments: [reviewed('income-owner', 'owners'), reviewed('income-risk-1', 'risk'), reviewed('income-risk-2', 'risk'), { name: 'model-serve' }, { name: 'income-serve' }],
  settings: {
    plan: 'enterprise',
    review: { approvals: 1, dismissStale: true, lastPush: true },
    secrets: [
      { name: 'ROUTER_TOKEN', environment: 'model-serve', updatedAt: daysAgo(20) },
      { name: 'ROUTER_TOKEN', environment: 'income-serve', updatedAt: daysAgo(20) },
    ],
  },
};

export function healthyBut({ settings, ...more }: Scenario & { settings?: SettingsSpec }): Scenario {
  return { ...HEALTHY, ...more, settings: { ...HEALTHY.settings, ...settings } };
}

/** The environments of the healthy repository, one of them changed. */
export function environmentsBut(name: string, change: Partial<EnvironmentSpec> | undefined): EnvironmentSpec[] {
  return HEALTHY.environments!.flatMap((each) => (each.name !== name ? [each] : change ? [{ ...each, ...change }] : []));
}

export const CALLER = readFileSync(path.join(ROOT, 'workflows/deliver-canary.yml'), 'utf8').replaceAll('0'.repeat(40), 'a'.repeat(40));

export interface Looked {
  verdict: Verdict<'doctor'>;
  /** What is wrong, with its code. */
  wrong: Finding[];
  codes: string[];
  github: GitHubStandIn;
  plan?: string;
}

export interface World {
  scenario?: Scenario;
  delivery?: string;
  /** Files of `.github/workflows`, by name. */
  workflows?: Record<string, string>;
  as?: (github: GitHubStandIn) => string | undefined;
  since?: string;
  plan?: 'json' | 'sh';
  /** Done with the checkout before anybody looks. */
  before?: (folder: string, github: GitHubStandIn) => Promise<void>;
}

/** Runs the doctor over a checkout and a repository, by default with the token of an administrator. */
export async function look({ scenario = HEALTHY, delivery = DELIVERY, workflows = { 'deliver.yml': CALLER }, as = (github) => github.userToken('octocat'), since, plan, before }: World = {}): Promise<Looked> {
  await using folder = await temporaryFolder();
  await using github = await startGitHub(scenario);
  mkdirSync(path.join(folder.path, '.github/workflows'), { recursive: true });
  for (const [name, text] of Object.entries(workflows)) writeFileSync(path.join(folder.path, '.github/workflows', name), text);
  writeFileSync(path.join(folder.path, 'delivery.yml'), delivery);
  await before?.(folder.path, github);
  const clock = new ManualClock(NOW);
  const log = { debug: () => undefined, info: () => undefined, warning: () => undefined };
  const env = { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'octo-org/income' };
  const session = { workspace: folder.path, deliveryFile: 'delivery.yml', out: path.join(folder.path, 'out'), purpose: 'deliver' as const, deliveryId: { repositoryId: '1', runId: 'local', runAttempt: 1 }, clock, log, engine: openEngines({ env, log, clock }), env };
  const file = plan && path.join(folder.path, `plan.${plan}`);
  const { verdict } = await runDoctor(session, { token: as(github), since, plan: file });
  const wrong = verdict.findings.filter(({ outcome }) => outcome !== 'pass');
  return { verdict, wrong, codes: [...new Set(wrong.map(({ code }) => code))], github, plan: file && readFileSync(file, 'utf8') };
}
