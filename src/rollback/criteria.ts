import type { Delivery } from '../delivery/delivery.ts';
import { environmentOf } from '../evidence/statement.ts';
import type { Plan } from '../journal/events.ts';
import { markdown, plain } from '../report/escape.ts';
import { takenBackWhen, wayBackPromise } from '../serving/criteria.ts';
import { byHand, whichIsGood } from './by-hand.ts';

/** One part of the page; `id` names it in a walk through the criteria. */
export interface Criterion {
  id: 'when' | 'who' | 'how' | 'fast' | 'tried' | 'told' | 'by-hand';
  title: string;
  lines: string[];
  commands?: { what: string; lines: string[] }[];
  /** What people are asked when they walk through it. */
  ask: string;
}

/**
 * When a release is taken back, by whom, how, how fast, and by which commands where Sluice is down: from the delivery file alone, in plain
 * language. `plan`: what its rollout makes of it, or why it makes nothing. Pure.
 */
export function criteriaOf(delivery: Delivery, plan: Plan | { problems: string[] } | undefined): Criterion[] {
  const { rollback, notify, release } = delivery.spec;
  const hand = byHand(delivery);
  return [
    {
      id: 'when', title: 'When',
      lines: [
        ...(plan === undefined ? ['The delivery file declares no rollout, so Sluice takes nothing back by itself.'] : 'problems' in plan ? ['The rollout as it is declared cannot begin:', ...plan.problems] : takenBackWhen(plan)),
        ...dataLines(delivery),
        'It is taken back when a server answers as another release than the one that was approved.',
        'After it has become the champion, people take it back: Sluice watches it only as long as `rollout.watch` and the monitors of this repository say.',
      ],
      ask: 'Think of the last thing that went wrong. Would one of these have noticed it? Which would, and how long after the first user?',
    },
    {
      id: 'who', title: 'Who',
      lines: [
        'Anybody who may write to this repository: no approval is asked, no freeze window, open incident or missing evidence stands against a way back, and no reviewer is waited for.',
        rollback?.owner === undefined ? 'Nobody is named as the one who answers for it (`rollback.owner`).' : `Who answers for it: ${rollback.owner}.`,
      ],
      ask: 'It is three in the morning on a holiday. Who is told, who decides, and who is the second if nobody answers? Can each of them press the button now?',
    },
    {
      id: 'how', title: 'How',
      lines: [
        `On GitHub: Actions, the workflow that delivers ${release.name}, "Run workflow", do: rollback. Empty inputs go back to the last release that was verified good while serving.`,
        `At a shell: \`sluice rollback --delivery ${delivery.file} --reason 'what you saw'\`; \`--to sha256:…\` names another release.`,
        'While a candidate is in flight it loses its users, and that is all. Otherwise the bytes of the older release are measured, placed in the slot that does not serve, asked its golden rows, given all users, and read back; then the registry is told.',
        'Done twice it is done once. Killed half-way, the next one finishes it.',
      ],
      ask: 'Who here has done it? Do it in words now, on this very configuration: what do you press first, and what do you look at to know that it worked?',
    },
    {
      id: 'fast', title: 'How fast',
      lines: [wayBackPromise(delivery), `Afterwards real requests are watched for ${rollback?.observe ?? '15 s'} for an arm that still answers.`],
      ask: 'What does this release do to users in that time? Is it fast enough, counted from the first complaint and not from the button?',
    },
    {
      id: 'tried', title: 'How it is tried',
      lines: [
        rollback?.drill ? `The way back is taken for real in ${rollback.drill.environment} every ${rollback.drill.every} (\`sluice rollback --drill\`).` : 'It is never tried (no `rollback.drill`).',
        rollback?.tabletop ? `People walk through this page every ${rollback.tabletop.every} (\`sluice rollback --tabletop\`).` : 'People do not walk through this page by a schedule (no `rollback.tabletop`).',
        'Whether the kept versions could be gone back to is looked at by `sluice rollback --check`.',
      ],
      ask: 'When was it last done for real, and what did it find? What has changed since?',
    },
    {
      id: 'told', title: 'Who is told',
      lines: [
        notify?.issue ? `One issue for each incident, labelled ${(notify.issue.labels ?? ['model-incident']).join(', ')}; promotions wait until it is closed.` : 'No issue is opened (no `notify.issue`).',
        notify?.webhook ? 'A webhook is called.' : 'No webhook is called (no `notify.webhook`).',
        rollback?.playbook === undefined ? 'No playbook is named (`rollback.playbook`).' : `What to do then: ${rollback.playbook}`,
      ],
      ask: 'Who learns of it that should not have to ask: support, the business, the people whom it decided about? Who writes to them, and with which words?',
    },
    {
      id: 'by-hand', title: 'By hand, if Sluice is down',
      lines: ['On the machine that reaches the router, in the folder of the delivery file. First see which slot is good (the newest line of these is the newest event), then send every user there, and read it back:', ...hand.lines],
      commands: [{ what: 'Which release is where', lines: whichIsGood(delivery) }, ...hand.commands],
      ask: 'Who has the right to run these commands, and from where? Run the one that only reads, now. Where is this page when GitHub is away?',
    },
  ];
}

function dataLines({ spec: { data } }: Delivery): string[] {
  const text = JSON.stringify(data ?? {});
  return [
    ...(text.includes('"on_fail":"revert"') ? ['It is taken back, too, when a check of the data fails that says `on_fail: revert`, where that job may act.'] : []),
    ...(text.includes('"on_fail":"hold"') ? ['A check of the data that says `on_fail: hold` keeps it from getting more users, and a person is asked.'] : []),
  ];
}

/** The page as Markdown. Names and commands come from the delivery file and are shown as they are. */
export function criteriaPage(delivery: Delivery, plan: Plan | { problems: string[] } | undefined): string {
  const { name } = delivery.spec.release;
  const place = environmentOf(delivery);
  return [
    `# When and how ${markdown(name)} is taken back${place === undefined ? '' : ` (${markdown(place)})`}`,
    '',
    `Made from ${markdown(delivery.file)} by \`sluice rollback --criteria\`; change that file, not this page. Keep a copy where people find it when GitHub is away.`,
    '',
    ...criteriaOf(delivery, plan).flatMap(({ title, lines, commands = [] }) => [
      `## ${title}`,
      '',
      ...lines.map((line) => `- ${spans(line)}`),
      '',
      ...commands.flatMap(({ what, lines: code }) => [`${markdown(what)}:`, '', '```console', ...code.map(fenced), '```', '']),
    ]),
  ].join('\n');
}

/** Escaped, but for code in backticks, in which nothing is markup either. */
function spans(line: string): string {
  return line.split('`').map((part, index) => (index % 2 === 0 ? `${/^\s?/.exec(part)![0]}${markdown(part, 2000)}${/\s?$/.exec(part)![0]}` : `\`${plain(part).replaceAll('|', '\\|')}\``)).join('').replace(/\n/g, ' ');
}

function fenced(line: string): string {
  return plain(line, 2000).replaceAll('```', "'''");
}
