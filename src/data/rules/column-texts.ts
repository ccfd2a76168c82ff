import type { ColumnInfo } from '../../core/seams.ts';
import type { Column } from '../../delivery/spec.ts';
import { grouped } from '../words.ts';
import { FORMATS, FORMAT_WORDS, whole } from './column-formats.ts';
import { textOf } from './column-members.ts';
import { patternCondition } from './column-patterns.ts';
import type { ColumnSet } from './column-set.ts';
import { unaskable, valueRule } from './column-share.ts';
import type { Rule } from './rule.ts';

/** Rules about the text of a value: pattern, length, format, casing. */
export async function textRules(set: ColumnSet): Promise<Rule[]> {
  const { declared, dialect, column } = set;
  const { matches, not_matches: forbidden, length, format, case: casing } = declared;
  const text = textOf(column);
  const rules: Rule[] = [];
  const add = (key: string, code: string, words: string, inside: string) => rules.push(writtenAlike(column) ? valueRule(set, { key, code, words, inside }) : notText(set, key, code, words));
  if (matches !== undefined) add('matches', 'column-pattern', `of the pattern ${shown(matches)}`, await patternCondition(set, 'matches', text, matches, whole(matches)));
  if (forbidden !== undefined) add('not_matches', 'column-forbidden-pattern', `without the pattern ${shown(forbidden)}`, `NOT ${await patternCondition(set, 'not_matches', text, forbidden, forbidden)}`);
  if (length !== undefined) add('length', 'column-length', lengthWords(length), lengthCondition(length, `length(${text})`));
  if (format !== undefined) {
    // A day is one by its type; only a text has to be looked at.
    if (format === 'date' && column.type === 'date') rules.push(valueRule(set, { key: 'format', code: 'column-format', words: FORMAT_WORDS.date, inside: 'true' }));
    else add('format', 'column-format', FORMAT_WORDS[format], FORMATS[format](dialect, text));
  }
  if (casing !== undefined) add('case', 'column-case', `in ${casing} case`, `${text} = ${casing}(${text})`);
  return rules;
}

const SHOWN = 80;

function shown(pattern: string): string {
  return pattern.length > SHOWN ? `${pattern.slice(0, SHOWN)}…` : pattern;
}

/** Types whose text every engine writes alike, and as the file had it. */
function writtenAlike({ type }: ColumnInfo): boolean {
  return type === 'string' || type === 'integer' || type === 'boolean' || type === 'date';
}

function notText(set: ColumnSet, key: string, code: string, words: string): Rule {
  return unaskable(set, key, code, words, `its values are ${set.column.native}, whose text is the engine's and not the file's`, 'Ask it of a text column; use `between`, `in` or `type` for numbers and times.');
}

type Length = NonNullable<Column['length']>;

function lengthWords(length: Length): string {
  if (typeof length === 'number') return `${grouped(length)} characters long`;
  const parts = [length.at_least === undefined ? '' : `at least ${grouped(length.at_least)}`, length.at_most === undefined ? '' : `at most ${grouped(length.at_most)}`];
  return `${parts.filter(Boolean).join(' and ')} characters long`;
}

function lengthCondition(length: Length, characters: string): string {
  if (typeof length === 'number') return `${characters} = ${length}`;
  const { at_least: least, at_most: most } = length;
  return [...(least === undefined ? [] : [`${characters} >= ${least}`]), ...(most === undefined ? [] : [`${characters} <= ${most}`])].join(' AND ');
}
