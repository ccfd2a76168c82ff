import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

interface Code {
  code: string;
  room: string;
  text: string[];
}

/** docs/troubleshooting.md: every code of an error or a finding, with the words it comes with, read from the source. */
export async function codesPage(root: string): Promise<string> {
  const source = path.join(root, 'src');
  const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith('.ts')).sort();
  const found = (await Promise.all(files.map(async (file) => codesIn(await readFile(path.join(source, file), 'utf8'), file.split(path.sep)[0]!)))).flat();
  const byCode = new Map<string, Code>();
  for (const each of found) {
    const before = byCode.get(each.code);
    byCode.set(each.code, before ? { ...before, text: [...new Set([...before.text, ...each.text])] } : each);
  }
  const sections = Map.groupBy([...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), ({ room }) => room);
  return [
    '# Troubleshooting\n',
    '<!-- Made by `npm run docs` from the source. -->\n',
    'Every message ends with its code in brackets. `…` stands for what was found in your case; the message itself names the file,',
    'line and column where there is one. Why a gate stays shut is in [refusals.md](refusals.md).\n',
    ...[...sections].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([room, codes]) => [`## ${room}\n`, ...codes.map(({ code, text }) => `### ${code}\n\n${text.map((line) => `${line}\n`).join('\n')}`)]),
  ].join('\n');
}

/** A text of the source; within `${…}` there may be another one, or one pair of braces. */
const TEXT = String.raw`('(?:[^'\\\n]|\\.)*'|\x60(?:[^\x60\\$]|\\.|\$(?!\{)|\$\{(?:[^{}\x60]|\{[^{}]*\}|\x60[^\x60]*\x60)*\})*\x60)`;
const CALL = new RegExp(String.raw`(?:InputError\.of|problem|DriverError|PredictorError|report|problemOf|say|mistake)\(\s*(?:\[[^\]]*\],\s*|delivery,\s*)?'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)',\s*(?:'(?:fail|error|warn)',\s*${TEXT},\s*)?${TEXT},\s*${TEXT}`, 'g');
/** `refuse` where what is said comes first and what to do last, which is a sentence; of a gate it is what was expected and what is there, and docs/refusals.md has those. */
const REFUSED = new RegExp(String.raw`\brefuse\(\s*'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)',\s*(?:messageOf\(\w+\)|${TEXT}),\s*${TEXT}`, 'g');
const FIELD = /\bcode: '([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g;

function codesIn(text: string, room: string): Code[] {
  const called = [...text.matchAll(CALL)].map(([, code, , message, fix]): Code => ({ code: code!, room, text: [`${words(message!)} ${words(fix!)}`] }));
  const refused = [...text.matchAll(REFUSED)].filter(([, , , fix]) => fix!.endsWith('.\'') || fix!.endsWith('.`')).map(([, code, message, fix]): Code => ({ code: code!, room, text: [`${message === undefined ? '…' : sentence(words(message))} ${words(fix!)}`] }));
  const named = [...text.matchAll(FIELD)].map((match): Code => {
    const after = text.slice(match.index, match.index + 900);
    const message = new RegExp(`message:\\s*${TEXT}`).exec(after)?.[1];
    const fix = new RegExp(`fix:\\s*${TEXT}`).exec(after)?.[1];
    return { code: match[1]!, room, text: message ? [[words(message), fix ? words(fix) : ''].join(' ').trim()] : [] };
  });
  return [...called, ...refused, ...named];
}

/** With a name before it where it only says what that is or has. */
function sentence(text: string): string {
  const whole = /^(?:is|has|was) /.test(text) ? `… ${text}` : `${text[0]!.toUpperCase()}${text.slice(1)}`;
  return `${whole}${/[.!?]$/.test(text) ? '' : '.'}`;
}

/** The text between the quotes, with `…` for every value. */
function words(literal: string): string {
  let text = '';
  let depth = 0;
  for (let index = 1; index < literal.length - 1; index++) {
    if (literal.startsWith('${', index)) {
      if (depth === 0) text += '…';
      depth++;
      index++;
    } else if (depth > 0 && literal[index] === '{') depth++;
    else if (depth > 0 && literal[index] === '}') depth--;
    else if (depth === 0 && literal[index] !== '\\') text += literal[index];
  }
  return text.replaceAll('<', '&lt;').replaceAll('|', '\\|');
}
