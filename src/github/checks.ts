import { allPages, readReply, type Call, type Client } from './client.ts';
import { ForgeError } from './forge-error.ts';
import type { CheckAnnotation, CheckRunContent, CheckRunFacts } from './forge.ts';
import type { Field } from './read.ts';
import { pathOf } from './repository.ts';

export async function findCheckRun(client: Client, commit: string, name: string, externalId: string): Promise<CheckRunFacts | undefined> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'commits', commit, 'check-runs'),
    query: { check_name: name, filter: 'all' },
    asked: `the check runs ${JSON.stringify(name)} of ${commit}`,
    permission: 'checks: read',
  };
  const limit = { most: 10, fix: 'Give the check another name.' };
  const pages = await allPages(client, call, limit, (data) => data.get('check_runs').list());
  const { runs, total } = readReply(call, { data: pages.first, digest: pages.digest, more: false }, (data) => ({
    runs: pages.items.map(checkRun),
    total: data.get('total_count').count(),
  }));
  if (runs.length < total) throw new ForgeError('incomplete', call, `it gave ${runs.length} of ${total}`);
  return runs.filter((run) => run.externalId === externalId).sort((a, b) => b.id - a.id)[0];
}

export async function readAnnotations(client: Client, id: number): Promise<CheckAnnotation[]> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'check-runs', String(id), 'annotations'),
    asked: `the annotations of check run ${id}`,
    permission: 'checks: read',
  };
  const limit = { most: 20, fix: 'Start a new run: its check run starts without annotations.' };
  const pages = await allPages(client, call, limit, (data) => data.list());
  return readReply(call, { data: pages.first, digest: pages.digest, more: false }, () => pages.items.map(annotation));
}

export async function createCheckRun(client: Client, commit: string, content: CheckRunContent): Promise<CheckRunFacts> {
  const call: Call = {
    method: 'POST',
    path: pathOf(client, 'check-runs'),
    asked: `a new check run ${JSON.stringify(content.name)}`,
    permission: 'checks: write',
    body: { head_sha: commit, ...bodyOf(content) },
  };
  return readReply(call, await client.ask(call), checkRun);
}

export async function updateCheckRun(client: Client, id: number, content: CheckRunContent): Promise<CheckRunFacts> {
  const call: Call = {
    method: 'PATCH',
    path: pathOf(client, 'check-runs', String(id)),
    asked: `the update of check run ${id}`,
    permission: 'checks: write',
    body: bodyOf(content),
    // Annotations are appended: sent twice, they would stand there twice.
    repeatable: content.output.annotations.length === 0,
  };
  return readReply(call, await client.ask(call), checkRun);
}

function bodyOf(content: CheckRunContent): Record<string, unknown> {
  return {
    name: content.name,
    external_id: content.externalId,
    status: 'completed',
    conclusion: content.conclusion,
    output: content.output,
  };
}

function checkRun(data: Field): CheckRunFacts {
  return {
    id: data.get('id').id(),
    externalId: data.get('external_id').optional((field) => field.text()) ?? '',
    annotationsCount: data.get('output').get('annotations_count').count(),
    url: data.get('html_url').optional((field) => field.text()),
  };
}

function annotation(data: Field): CheckAnnotation {
  const column = (key: string): number | undefined => data.get(key).optional((field) => field.count()) ?? undefined;
  return {
    path: data.get('path').text(),
    start_line: data.get('start_line').count(),
    end_line: data.get('end_line').count(),
    start_column: column('start_column'),
    end_column: column('end_column'),
    annotation_level: data.get('annotation_level').optional((field) => field.text()) ?? '',
    message: data.get('message').optional((field) => field.text()) ?? '',
    title: data.get('title').optional((field) => field.text()) ?? undefined,
  };
}
