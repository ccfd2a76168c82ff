import type { Log } from '../core/seams.ts';
import type { CheckAnnotation, CheckRunRendering } from '../report/check-run.ts';
import { ForgeError } from './forge-error.ts';
import type { CheckRunContent, CheckRunFacts, Forge } from './forge.ts';

/** https://docs.github.com/rest/checks/runs: 50 annotations a request, later ones are added to those that are there. */
const ANNOTATIONS_PER_REQUEST = 50;

export type Published = { published: true; id: number; url: string | null } | { published: false; notice: string };

/**
 * Shows a verdict as a check run of a commit: found again by its external id, so that a re-run updates what stands
 * there. It is a report and never a required status (a workflow token cannot choose the suite it lands in), so nothing
 * that goes wrong here fails the job: a fork's read-only token, a limit and an outage each come back as a notice.
 */
export async function publishCheckRun(forge: Forge, commit: string, rendering: CheckRunRendering, log: Log): Promise<Published> {
  try {
    const run = await createOrUpdate(forge, commit, rendering);
    return { published: true, id: run.id, url: run.url };
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    // Looking for an earlier one needs less, so the refused call alone would name too little.
    const right = error.failure === 'forbidden' ? ' Publishing needs `permissions: checks: write`.' : '';
    const notice = `The check run ${JSON.stringify(rendering.name)} is not published or not complete; the job summary holds the same report. ${error.message}${right}`;
    log.info(notice);
    return { published: false, notice };
  }
}

async function createOrUpdate(forge: Forge, commit: string, rendering: CheckRunRendering): Promise<CheckRunFacts> {
  const find = (): Promise<CheckRunFacts | undefined> => forge.findCheckRun(commit, rendering.name, rendering.externalId);
  const found = await find();
  if (found) return update(forge, found, rendering);
  const [first = [], ...rest] = batches(rendering.annotations);
  const created = await create(forge, commit, content(rendering, first), find);
  return append(forge, created, rendering, rest);
}

/** A creation whose answer was lost may have happened: look before creating again, or there are two. */
async function create(
  forge: Forge,
  commit: string,
  first: CheckRunContent,
  find: () => Promise<CheckRunFacts | undefined>,
): Promise<CheckRunFacts> {
  try {
    return await forge.createCheckRun(commit, first);
  } catch (error) {
    if (!(error instanceof ForgeError) || error.failure !== 'unavailable') throw error;
    return (await find()) ?? (await forge.createCheckRun(commit, first));
  }
}

/** GitHub keeps earlier annotations, so only those that are not there yet are sent. */
async function update(forge: Forge, found: CheckRunFacts, rendering: CheckRunRendering): Promise<CheckRunFacts> {
  const there = new Set(found.annotationsCount === 0 ? [] : (await forge.checkRunAnnotations(found.id)).map(keyOf));
  const missing = rendering.annotations.filter((annotation) => !there.has(keyOf(annotation)));
  const [first = [], ...rest] = batches(missing);
  const updated = await forge.updateCheckRun(found.id, content(rendering, first));
  return append(forge, updated, rendering, rest);
}

async function append(forge: Forge, run: CheckRunFacts, rendering: CheckRunRendering, rest: CheckAnnotation[][]): Promise<CheckRunFacts> {
  let latest = run;
  for (const batch of rest) latest = await forge.updateCheckRun(run.id, content(rendering, batch));
  return latest;
}

function content(rendering: CheckRunRendering, annotations: CheckAnnotation[]): CheckRunContent {
  const { name, externalId, conclusion, title, summary } = rendering;
  return { name, externalId, conclusion, output: { title, summary, annotations } };
}

function batches(annotations: readonly CheckAnnotation[]): CheckAnnotation[][] {
  const count = Math.ceil(annotations.length / ANNOTATIONS_PER_REQUEST);
  return Array.from({ length: count }, (_, index) =>
    annotations.slice(index * ANNOTATIONS_PER_REQUEST, (index + 1) * ANNOTATIONS_PER_REQUEST),
  );
}

function keyOf(annotation: { path: string; start_line: number; end_line: number; message: string; title?: string }): string {
  return JSON.stringify([annotation.path, annotation.start_line, annotation.end_line, annotation.message, annotation.title ?? '']);
}
