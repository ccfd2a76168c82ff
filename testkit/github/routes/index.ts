import type { Routes } from '../exchange.ts';
import { artifacts } from './artifacts.ts';
import { checks } from './checks.ts';
import { commits } from './commits.ts';
import { contents } from './contents.ts';
import { deployments } from './deployments.ts';
import { dispatches } from './dispatches.ts';
import { environments } from './environments.ts';
import { git } from './git.ts';
import { issues } from './issues.ts';
import { pulls } from './pulls.ts';
import { releases } from './releases.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { users } from './users.ts';

/** Everything of GitHub's REST API that the stand-in serves, by the description's own names. */
export const ROUTES: Routes = {
  ...users,
  ...environments,
  ...runs,
  ...deployments,
  ...checks,
  ...commits,
  ...pulls,
  ...contents,
  ...git,
  ...artifacts,
  ...releases,
  ...issues,
  ...dispatches,
  ...settings,
};
