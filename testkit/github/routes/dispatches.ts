import { invalid, noContent, notFound, ok, type Routes } from '../exchange.ts';
import { startRun } from '../lifecycle.ts';
import { repositoryUrl, webUrl } from '../shapes/account.ts';
import { ACTIONS_BOT } from '../state.ts';

// docs: REST "Create a workflow dispatch event": inputs up to 65 535 characters in all.
const MOST_INPUT_CHARACTERS = 65_535;

export const dispatches: Routes = {
  'post /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches': {
    needs: ['actions:write'],
    answer: ({ state, caller, parameters, body, api }) => {
      const asked = String(parameters.workflow_id);
      const workflow = state.workflows.find((each) => String(each.id) === asked || each.path.split('/').at(-1) === asked);
      if (!workflow) throw notFound();
      const name = String(body.ref).replace(/^refs\/(heads|tags)\//, '');
      const head = state.git.resolve(`refs/heads/${name}`) ?? state.git.resolve(`refs/tags/${name}`);
      if (!head) throw invalid(`No ref found for: ${body.ref}`);
      const inputs = (body.inputs ?? {}) as Record<string, unknown>;
      if (JSON.stringify(inputs).length > MOST_INPUT_CHARACTERS) throw invalid('inputs are too large.');
      const by = caller.kind === 'user' ? caller.user : ACTIONS_BOT;
      const run = startRun(state, { workflow: workflow.path, event: 'workflow_dispatch', head: head.sha, branch: name, actor: by.login });
      state.dispatches.push({ workflow: workflow.path, ref: body.ref, inputs, by: by.login, run: run.id });
      if (body.return_run_details !== true) return noContent();
      return ok({ workflow_run_id: run.id, run_url: `${repositoryUrl(state, api)}/actions/runs/${run.id}`, html_url: `${webUrl(state)}/actions/runs/${run.id}` });
    },
  },
};
