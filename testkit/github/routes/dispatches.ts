import { parse } from 'yaml';
import { invalid, noContent, notFound, ok, type Routes } from '../exchange.ts';
import { startRun } from '../lifecycle.ts';
import { repositoryUrl, webUrl } from '../shapes/account.ts';
import { ACTIONS_BOT, type State } from '../state.ts';

// docs: REST "Create a workflow dispatch event": inputs up to 65 535 characters in all.
const MOST_INPUT_CHARACTERS = 65_535;
const MOST_INPUTS = 25;

export const dispatches: Routes = {
  'post /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches': {
    needs: ['actions:write'],
    answer: ({ state, caller, parameters, body, api }) => {
      const asked = String(parameters.workflow_id);
      const workflow = state.workflows.find((each) => String(each.id) === asked || each.path.split('/').at(-1) === asked) ?? onDefaultBranch(state, asked);
      if (!workflow) throw notFound();
      const name = String(body.ref).replace(/^refs\/(heads|tags)\//, '');
      const head = state.git.resolve(`refs/heads/${name}`) ?? state.git.resolve(`refs/tags/${name}`);
      if (!head) throw invalid(`No ref found for: ${body.ref}`);
      const inputs = (body.inputs ?? {}) as Record<string, unknown>;
      if (JSON.stringify(inputs).length > MOST_INPUT_CHARACTERS) throw invalid('inputs are too large.');
      refuseInputs(state, workflow.path, head.tree, inputs);
      const by = caller.kind === 'user' ? caller.user : ACTIONS_BOT;
      const run = startRun(state, { workflow: workflow.path, event: 'workflow_dispatch', head: head.sha, branch: name, actor: by.login });
      state.dispatches.push({ workflow: workflow.path, ref: body.ref, inputs, by: by.login, run: run.id });
      if (body.return_run_details !== true) return noContent();
      return ok({ workflow_run_id: run.id, run_url: `${repositoryUrl(state, api)}/actions/runs/${run.id}`, html_url: `${webUrl(state)}/actions/runs/${run.id}` });
    },
  },
};

/** GitHub knows a workflow as soon as its file is on the default branch. */
function onDefaultBranch(state: State, asked: string): State['workflows'][number] | undefined {
  const path = `.github/workflows/${asked}`;
  const commit = state.git.resolve(`refs/heads/${state.repository.defaultBranch}`);
  if (!commit || !state.git.files(commit.tree).some(([name]) => name === path)) return undefined;
  const workflow = { id: state.nextId(), name: asked.replace(/\.ya?ml$/, ''), path };
  state.workflows.push(workflow);
  return workflow;
}

/** What GitHub refuses with 422, by the workflow file of that ref (its words as its API answers them). */
function refuseInputs(state: State, path: string, tree: string, inputs: Record<string, unknown>): void {
  if (Object.keys(inputs).length > MOST_INPUTS) throw invalid(`you may only define up to ${MOST_INPUTS} \`inputs\` for a \`workflow_dispatch\` event`);
  const blob = state.git.files(tree).find(([name]) => name === path)?.[1];
  // A scenario may have a workflow without its file.
  if (blob === undefined) return;
  const file = parse(Buffer.from(state.git.blobs.get(blob)!).toString('utf8')) as { on?: unknown } | null;
  const on = file?.on;
  const triggers = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys((on ?? {}) as object);
  if (!triggers.includes('workflow_dispatch')) throw invalid("Workflow does not have 'workflow_dispatch' trigger");
  const declared = ((on as Record<string, { inputs?: Record<string, { required?: boolean; default?: unknown } | null> } | null>).workflow_dispatch?.inputs ?? {}) as Record<string, { required?: boolean; default?: unknown } | null>;
  const unexpected = Object.keys(inputs).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) throw invalid(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const missing = Object.entries(declared).find(([name, spec]) => spec?.required === true && spec.default === undefined && inputs[name] === undefined);
  if (missing) throw invalid(`Required input '${missing[0]}' not provided`);
}
