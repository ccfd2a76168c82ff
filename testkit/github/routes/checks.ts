import { countedList, created, invalid, list, notFound, ok, type Call, type Routes } from '../exchange.ts';
import { webUrl } from '../shapes/account.ts';
import { checkRun } from '../shapes/check-run.ts';
import type { Annotation, CheckRun } from '../state.ts';

const ALL = '/repos/{owner}/{repo}/check-runs' as const;

// docs: REST "Create a check run", annotations: "The maximum size is 64 KB" and "The maximum size is 255 characters".
const MOST_MESSAGE_BYTES = 64 * 1024;
const MOST_TITLE_CHARACTERS = 255;
// docs: REST "Check runs": of more than 1000 with one name in a suite, older ones are deleted.
const MOST_WITH_ONE_NAME = 1000;

export const checks: Routes = {
  [`post ${ALL}` as const]: {
    needs: ['checks:write'],
    appsOnly: true,
    answer: (call) => {
      const { state, body } = call;
      const head = state.git.commits.get(body.head_sha);
      if (!head) throw invalid(`No commit found for SHA: ${body.head_sha}`);
      const made: CheckRun = {
        id: state.nextId(),
        name: body.name,
        head: head.sha,
        suite: anySuite(call, head.sha),
        externalId: '',
        detailsUrl: `${webUrl(state)}/runs`,
        status: 'queued',
        conclusion: null,
        startedAt: body.started_at ?? state.now(),
        completedAt: null,
        title: null,
        summary: null,
        text: null,
        annotations: [],
        ofJob: false,
      };
      apply(call, made);
      state.checkRuns.set(made.id, made);
      const namesakes = [...state.checkRuns.values()].filter((each) => each.name === made.name && each.suite === made.suite);
      for (const old of namesakes.slice(0, -MOST_WITH_ONE_NAME)) state.checkRuns.delete(old.id);
      return created(checkRun(state, made, call.api));
    },
  },
  [`patch ${ALL}/{check_run_id}` as const]: {
    needs: ['checks:write'],
    appsOnly: true,
    answer: (call) => {
      const found = checkRunOf(call);
      if (call.body.name !== undefined) found.name = call.body.name;
      if (call.body.started_at !== undefined) found.startedAt = call.body.started_at;
      apply(call, found);
      return ok(checkRun(call.state, found, call.api));
    },
  },
  [`get ${ALL}/{check_run_id}` as const]: { needs: ['checks:read'], answer: (call) => ok(checkRun(call.state, checkRunOf(call), call.api)) },
  [`get ${ALL}/{check_run_id}/annotations` as const]: {
    needs: ['checks:read'],
    answer: (call) => {
      const of = checkRunOf(call);
      return list(call, of.annotations, (each) => ({
        path: each.path,
        start_line: each.start_line,
        end_line: each.end_line,
        start_column: each.start_column ?? null,
        end_column: each.end_column ?? null,
        annotation_level: each.annotation_level,
        title: each.title ?? null,
        message: each.message,
        raw_details: each.raw_details ?? null,
        blob_href: `${webUrl(call.state)}/blob/${of.head}/${encodeURI(each.path)}`,
      }));
    },
  },
  // The jobs' own check runs are in it too: they come from the same app.
  'get /repos/{owner}/{repo}/commits/{ref}/check-runs': {
    needs: ['checks:read'],
    answer: (call) => {
      const { state, parameters } = call;
      const head = state.git.resolve(String(parameters.ref));
      if (!head) throw invalid(`No commit found for SHA: ${parameters.ref}`);
      const all = [...state.checkRuns.values()].reverse().filter(
        (each) =>
          each.head === head.sha &&
          (parameters.check_name === undefined || each.name === parameters.check_name) &&
          (parameters.status === undefined || each.status === parameters.status) &&
          (parameters.app_id === undefined || parameters.app_id === 15368),
      );
      const seen = new Set<string>();
      const latest = all.filter((each) => !seen.has(`${each.suite} ${each.name}`) && seen.add(`${each.suite} ${each.name}`));
      return countedList(call, 'check_runs', parameters.filter === 'all' ? all : latest, (each) => checkRun(state, each, call.api));
    },
  },
};

/** What create and update share. Annotations of later requests are added to those before. */
function apply({ state, body }: Call, run: CheckRun): void {
  const annotations = (body.output?.annotations ?? []) as Annotation[];
  const problem = annotations.map(tooLarge).find((each) => each !== undefined);
  if (problem) throw invalid(`Invalid request.\n\n${problem}`);
  if (body.external_id !== undefined) run.externalId = body.external_id;
  if (body.details_url !== undefined) run.detailsUrl = body.details_url;
  if (body.status !== undefined) {
    run.status = body.status;
    if (body.status !== 'completed') [run.conclusion, run.completedAt] = [null, null];
  }
  if (body.conclusion !== undefined) {
    run.status = 'completed';
    run.conclusion = body.conclusion;
    run.completedAt = body.completed_at ?? state.now();
  }
  if (!body.output) return;
  run.title = body.output.title ?? run.title;
  run.summary = body.output.summary ?? run.summary;
  run.text = body.output.text ?? run.text;
  run.annotations.push(...annotations);
}

function tooLarge(annotation: Annotation): string | undefined {
  if (Buffer.byteLength(annotation.message) > MOST_MESSAGE_BYTES) return 'Annotation message exceeds 64 KB.';
  if (Buffer.byteLength(annotation.raw_details ?? '') > MOST_MESSAGE_BYTES) return 'Annotation raw_details exceeds 64 KB.';
  if ((annotation.title ?? '').length > MOST_TITLE_CHARACTERS) return 'Annotation title exceeds 255 characters.';
  if (annotation.start_line !== annotation.end_line && (annotation.start_column !== undefined || annotation.end_column !== undefined))
    return 'Annotation columns are allowed only where start_line and end_line are the same.';
  return undefined;
}

/** With a workflow token nobody can choose the suite: the check lands in one of the commit's runs, not always one's own. */
function anySuite({ state }: Call, sha: string): number {
  const first = [...state.runs.values()].find((run) => run.head === sha);
  return first ? first.id + 1 : state.nextId();
}

function checkRunOf({ state, parameters }: Call): CheckRun {
  const found = state.checkRuns.get(Number(parameters.check_run_id));
  if (!found) throw notFound();
  return found;
}
