import { withoutChallenge } from '../challenge.ts';
import type { RationaleRules } from '../floor/class-rules.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';

/** What a reviewer wrote beside the code. The words are the reviewer's own: hostile text until a surface has escaped it. */
export interface Rationale {
  /** Everything but the code, with runs of white space as one space. */
  text: string;
  /** By the id of the question; a question without an answer is not in it. */
  answers: Record<string, string>;
}

/** Reads `id: answer` lines; an answer goes on until the next question's line, the code's line, or an empty one. */
export function rationaleIn(comment: string, questions: readonly { id: string }[]): Rationale {
  const ids = new Map(questions.map(({ id }) => [id.toLowerCase(), id]));
  const answers = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const line of withoutChallenge(comment).split(/\r\n|\r|\n/)) {
    const [, name = '', rest = ''] = /^[ \t>*-]*([A-Za-z][A-Za-z0-9-]{0,29})[ \t]*:(.*)$/.exec(line) ?? [];
    const id = ids.get(name.toLowerCase());
    if (id !== undefined) answers.set(id, (open = [rest]));
    else if (line.trim() === '') open = undefined;
    else open?.push(line);
  }
  const said = [...answers].map(([id, lines]) => [id, plain(lines.join(' '))] as const).filter(([, answer]) => /[\p{L}\p{N}]/u.test(answer));
  return { text: plain(withoutChallenge(comment)), answers: Object.fromEntries(said) };
}

/** What a comment still lacks; each missing answer is a refusal of its own. `who`: the reviewer, for people. */
export function rationaleRefusals(rules: RationaleRules | null, comment: string, who: string, role: string): ApprovalRefusal[] {
  if (rules === null) return [];
  const { text, answers } = rationaleIn(comment, rules.questions);
  const length = [...text].length;
  const short = length < rules.characters ? [refuse('rationale-missing', `at least ${rules.characters} characters of ${who} beside the code`, `${length}`, { role })] : [];
  const unanswered = rules.questions.filter(({ id }) => !Object.hasOwn(answers, id));
  return [...short, ...unanswered.map(({ id, ask }) => refuse('answer-missing', `a line \`${id}: …\` of ${who}, which answers: ${ask}`, 'no such line, or nothing behind the colon', { role }))];
}

/** Characters that nobody sees make no text longer. */
function plain(text: string): string {
  return text.replaceAll(/\p{C}/gu, ' ').replaceAll(/\s+/g, ' ').trim();
}
