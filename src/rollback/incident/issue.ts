import type { IssueContent } from '../../github/issue-writing.ts';
import { markdown, plain } from '../../report/escape.ts';
import { OUTCOME_WORDS } from '../../report/words.ts';
import { TRIGGER_WORDS } from '../../serving/trigger.ts';
import type { Incident } from './incident.ts';

const MOST_FINDINGS = 20;
const MOST_BODY = 60_000;
const MOST_LABEL = 50;
const PERSON = /^@[A-Za-z0-9][A-Za-z0-9-]{0,38}(\/[A-Za-z0-9._-]{1,100})?$/;

export function incidentMarker(key: string): string {
  return `<!-- sluice-incident: ${key} -->`;
}

export function eventMarker(event: string): string {
  return `<!-- sluice-way-back: ${event} -->`;
}

/** The issue of an incident: everything that its text is made of may be hostile, and is shown as it is. */
export function issueOf(incident: Incident, labels: readonly string[]): IssueContent {
  const own = `model:${incident.model}`;
  const named = own.length <= MOST_LABEL && !/[,\s]/.test(own);
  return {
    title: plain(`${titleOf(incident.left)} was taken back: ${TRIGGER_WORDS[incident.trigger]}`, 200),
    body: cut([incidentMarker(incident.key), eventMarker(incident.event), ...whatHappened(incident), ...RETROSPECTIVE].join('\n')),
    // Of this model alone: an incident that names none stops them all.
    labels: [...labels, ...(named ? [own] : [])],
  };
}

/** What is added to the open issue when the same release is taken back again. */
export function commentOf(incident: Incident): string {
  return cut([eventMarker(incident.event), '**Again.**', '', ...whatHappened(incident)].join('\n'));
}

function whatHappened(incident: Incident): string[] {
  const { headline, trigger, reason, left, serves, tookMs, withinMs, servedMs, requests, owner, playbook, run, at, triggeredAt, environment, guardrail } = incident;
  const facts: [string, string][] = [
    ['Why', TRIGGER_WORDS[trigger] + (guardrail === null ? '' : ` (${guardrail})`)],
    ['In its words', reason],
    ['Was left', `${titleOf(left)}, ${left.digest}`],
    ['Serves now', serves ? `${titleOf(serves)}, ${serves.digest}` : 'nothing else was there to serve'],
    ...(environment === null ? [] : [['Environment', environment] as [string, string]]),
    ['Users could reach it for', `${Math.round(servedMs / 1000)} s; ${requests} requests were counted`],
    ['When', triggeredAt === null ? at : `${at}, triggered at ${triggeredAt}`],
    ['Took', `${tookMs} ms to the router that reads back; ${withinMs} ms are declared`],
  ];
  return [
    `**${markdown(headline)}**`,
    '',
    '| | |',
    '| --- | --- |',
    ...facts.map(([name, value]) => `| ${name} | ${markdown(value, 1000)} |`),
    `| Owner | ${owner === null ? 'nobody is named (`rollback.owner`)' : PERSON.test(owner) ? owner : markdown(owner)} |`,
    `| What to do | ${playbook === null ? 'no playbook is named (`rollback.playbook`)' : `<${playbook}>`} |`,
    ...(run === null ? [] : [`| Run | <${run}> |`]),
    '',
    '### Timeline',
    '',
    '| When (UTC) | What |',
    '| --- | --- |',
    ...incident.timeline.map((line) => `| ${markdown(line.at, 40)} | ${markdown(line.what, 500)} |`),
    '',
    '### Findings',
    '',
    '| | Rule | What was seen | Next |',
    '| --- | --- | --- | --- |',
    ...gravestFirst(incident).map(({ outcome, rule, message, fix, code }) => `| ${OUTCOME_WORDS[outcome]} | ${markdown(rule, 200)} | ${markdown(message, 500)} | ${markdown(fix ?? '', 300)} \`${code.replaceAll(/[^a-z0-9-]/g, '')}\` |`),
    '',
  ];
}

const RETROSPECTIVE = [
  '### Retrospective',
  '',
  'Filled in by people. Promotions of this model wait until the issue is closed; ways back never do.',
  '',
  '- [ ] **Users.** Who met it, for how long, and what did it do to them? Who has to be told?',
  '- [ ] **Cause.** What was different in this release, in its data, or in the world around it?',
  '- [ ] **Noticed.** What noticed it? What could have noticed it earlier: a test, a check of the data, an earlier step?',
  '- [ ] **The way back.** Was it fast enough? What stood in the way, and would it work without Sluice?',
  '- [ ] **Luck.** What went well by chance?',
  '- [ ] **From now on.** Which test, check or guardrail is added, by whom, until when? (A link to each change.)',
  '',
];

function gravestFirst({ findings }: Incident) {
  const rank = ['error', 'fail', 'inconclusive', 'warn', 'pass'];
  return findings.toSorted((one, other) => rank.indexOf(one.outcome) - rank.indexOf(other.outcome)).slice(0, MOST_FINDINGS);
}

function cut(text: string): string {
  return text.length <= MOST_BODY ? text : `${text.slice(0, MOST_BODY).replace(/\n[^\n]*$/, '')}\n\n…the rest is in the run's own files.\n`;
}

function titleOf({ name, version }: { name: string; version?: string }): string {
  return version === undefined ? name : `${name} ${version}`;
}
