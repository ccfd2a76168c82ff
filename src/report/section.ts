import type { Section } from '../core/verdict.ts';
import { markdown } from './escape.ts';
import type { Page } from './page.ts';

/** Longest text of a line or a cell here; a page that people decide from may be told more than a table of findings. */
const MAX_TEXT = 1500;

/** One section as Markdown. A long table leaves the half of the page to what follows. */
export function addSection(page: Page, section: Section, maxBytes: number): void {
  const { title, folded } = section;
  if (folded) page.fold(markdown(title), () => addBody(page, section, maxBytes));
  else if (page.add(`\n#### ${markdown(title)}\n`)) addBody(page, section, maxBytes);
}

function addBody(page: Page, { lines, copy, table }: Section, maxBytes: number): void {
  lines.forEach((line, index) => page.add(`${index === 0 ? '\n' : ''}- ${markdown(line, MAX_TEXT)}\n`));
  if (copy !== undefined) page.add(`\n\`\`\`text\n${fenced(copy)}\n\`\`\`\n`);
  if (table && table.rows.length > 0)
    page.table(
      table.columns.map((column) => markdown(column)).join(' | '),
      table.rows.map((row) => `| ${table.columns.map((_, index) => markdown(row[index] ?? '', MAX_TEXT)).join(' | ')} |\n`),
      maxBytes / 2,
    );
}

/** Inside a fence everything is shown as it is, so only what a code, a command or plain JSON is made of may stand there. */
function fenced(text: string): string {
  return text
    .split('\n')
    .slice(0, 40)
    .map((line) => line.slice(0, 300).replaceAll(/[^\w .:=/{}",-]/g, '?').replaceAll(/([{}])(?=[{}])/g, '$1 '))
    .join('\n');
}
