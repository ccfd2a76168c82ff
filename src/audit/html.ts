import { createHash } from 'node:crypto';
import { html as text } from '../report/escape.ts';
import type { Answer, Found } from './answers.ts';
import { auditTitle, type Audit } from './audit.ts';
import { STYLE } from './style.ts';

/**
 * The page of an evidence pack: whole in itself, without script, and by its own policy unable to load anything. Everything that
 * came from outside is escaped where it is put in. The same audit gives the same bytes.
 */
export function auditPage(audit: Audit): string {
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${text(auditTitle(audit))}</title>
<style>${STYLE}</style>
</head>
<body>
${header(audit)}
<main>
${answers(audit)}
${statements(audit)}
${served(audit)}
${candidates(audit)}
${concerns(audit)}
</main>
<footer>Made by Sluice ${text(audit.sluice)}, ${time(audit.at)}. <code>sluice verify</code> on this folder proves every file of it against the signed ledger in <code>evidence/</code>; the same is in <code>audit.json</code> for programs.</footer>
</body>
</html>
`;
}

function header(audit: Audit): string {
  const { counts } = audit;
  const total = counts.answered + counts.partly + counts.missing;
  const rows: [string, string | undefined][] = [['Release', audit.release], ['Delivery', audit.delivery], ['Environment', audit.environment], ['Commit', audit.commit], ['Ledger head', audit.head]];
  const signed = { key: 'Every statement is signed by a key.', keyless: 'Every statement is signed by a workflow\'s identity.', nobody: 'Nobody signed these statements: they prove no author.' }[audit.signed];
  return `<header>
<p class="eyebrow">${text(audit.title)}</p>
<h1>${text(audit.model)}${audit.version === undefined ? '' : ` <span class="version">${text(audit.version)}</span>`}</h1>
${audit.about === undefined ? '' : `<p class="about">${text(audit.about)}</p>`}
<div class="counts">
${(['answered', 'partly', 'missing'] as const).map((status) => `<div class="count ${status}"><strong>${counts[status]}</strong> of ${total} ${{ answered: 'answered', partly: 'answered in part', missing: 'missing' }[status]}</div>`).join('\n')}
</div>
<dl>${rows.map(([name, value]) => (value === undefined ? '' : `<dt>${name}</dt><dd><code>${text(value)}</code></dd>`)).join('')}</dl>
<p class="${audit.signed === 'nobody' ? 'warning' : 'plain'}">${signed}</p>
</header>`;
}

function answers({ answers: all }: Audit): string {
  const sections = Map.groupBy(all, ({ section }) => section ?? 'Questions');
  return [...sections].map(([title, questions]) => `<section>\n<h2>${text(title)}</h2>\n${questions.map(answer).join('\n')}\n</section>`).join('\n');
}

const STATUS = { answered: 'Answered', partly: 'In part', missing: 'Missing' };

function answer({ id, reference, question, status, evidence, note }: Answer): string {
  return `<article class="${status}" id="q-${text(id)}">
<div class="question"><span class="status">${STATUS[status]}</span><div><h3>${text(question)}</h3><p class="reference">${text(id)}${reference === undefined ? '' : ` · ${text(reference)}`}</p></div></div>
${evidence.length === 0 ? '<p class="none">No ledger can answer this.</p>' : evidence.map(found).join('\n')}
${note === undefined ? '' : `<p class="note">${text(note)}</p>`}
</article>`;
}

function found(one: Found): string {
  const place = one.line === undefined ? '' : ` · <a href="#s-${one.line}">statement ${one.line}</a>, ${time(one.at)}`;
  const beside = one.besideTeamCode ? ' · measured beside code of the team' : '';
  const outcome = one.outcome === undefined || one.outcome === 'pass' ? '' : ` · <span class="outcome ${one.outcome}">${one.outcome}</span>`;
  if (!one.found) return `<p class="absent">Not there: ${text(one.wanted)}</p>`;
  const said = one.says.map(([name, value]) => `<tr><th>${text(name)}</th><td>${text(value)}</td></tr>`).join('\n');
  return `<details${one.says.length <= 6 ? ' open' : ''}><summary>${text(one.wanted)}${place}${outcome}${beside}</summary>${one.headline === undefined ? '' : `<p>${text(one.headline)}</p>`}<table>${said}</table></details>`;
}

function statements({ statements: all }: Audit): string {
  const rows = all.map((one) => `<tr id="s-${one.line}"><td>${one.line}</td><td>${text(one.stage)}${one.name === undefined ? '' : ` (${text(one.name)})`}</td><td><span class="outcome ${one.outcome}">${one.outcome}</span>${one.enforced ? '' : ' not enforced'}${one.besideTeamCode ? '<br>beside team code' : ''}</td><td>${time(one.at)}</td><td>${text(one.headline)}<br><code>${text(one.digest)}</code></td><td>${one.answers.map((id) => `<a href="#q-${text(id)}">${text(id)}</a>`).join(' ')}</td></tr>`);
  return table('Every statement of the ledger', ['Line', 'Stage', 'Outcome', 'When', 'What it says', 'Answers'], rows);
}

function served({ served: all, release }: Audit): string {
  const rows = all.map((one) => `<tr${one.release === release ? ' class="own"' : ''}><td>${time(one.from)}</td><td>${one.until === undefined ? 'still' : time(one.until)}</td><td>${text(one.version ?? '')}<br><code title="${text(one.release)}">${text(one.release.slice(0, 19))}</code></td><td>${one.how}<br>${one.by.map((each) => text(each)).join('<br>')}</td><td>${text(one.why)}</td></tr>`);
  return table('What served when', ['From', 'Until', 'Release', 'How, and by whom', 'Why'], rows);
}

function candidates({ candidates: all, release }: Audit): string {
  const rows = all.map((one) => `<tr${one.release === release ? ' class="own"' : ''}><td>${time(one.at)}</td><td>${text(one.version ?? '')}<br><code title="${text(one.release)}">${text(one.release.slice(0, 19))}</code></td><td>${one.outcome}${one.stage === undefined ? '' : `<br>${text(one.stage)}`}</td><td>${text(one.why)}${one.overrides.map((each) => `<br>Override: ${text(each)}`).join('')}</td></tr>`);
  return table('Candidates, rejected ones included', ['When', 'Release', 'What became of it', 'Why'], rows);
}

function concerns({ concerns: all }: Audit): string {
  const rows = all.map((one) => `<tr><td>${text(one.stage)}</td><td><span class="outcome ${one.outcome}">${one.outcome}</span></td><td>${text(one.message)}</td></tr>`);
  return table('Findings of this release that are not good', ['Stage', 'Outcome', 'What was found'], rows);
}

/** To the second for people; the whole instant stands in the attribute. */
function time(at: string | undefined): string {
  if (at === undefined) return '';
  const [, day, second] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(at) ?? [];
  return day === undefined ? text(at) : `<time datetime="${text(at)}">${day} ${second} UTC</time>`;
}

function table(title: string, heads: readonly string[], rows: readonly string[]): string {
  if (rows.length === 0) return '';
  return `<section>\n<h2>${title}</h2>\n<div class="scroll"><table class="wide"><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>\n</section>`;
}
