import type { ColumnInfo } from '../../core/data-engine.ts';
import type { Column } from '../../delivery/spec.ts';
import { grouped } from '../words.ts';
import { FORMATS, FORMAT_WORDS, whole } from './column-formats.ts';
import { textOf } from './column-members.ts';
import { patternCondition } from './column-patterns.ts';
import type { ColumnSet } from './column-set.ts';
import { unaskable, valueRule, type ValueRule } from './column-share.ts';
import type { Rule } from './rule.ts';

/** `matches`: the whole value fits the pattern. `not_matches`: no part of it does. */
export async function patternRules(set: ColumnSet, key: 'matches' | 'not_matches'): Promise<Rule[]> {
  const pattern = set.declared[key];
  if (pattern === undefined) return [];
  const text = textOf(set.column);
  const all = key === 'matches';
  const condition = await patternCondition(set, key, text, pattern, all ? whole(pattern) : pattern);
  const words = all ? `matching ${shown(pattern)}` : `free of ${shown(pattern)}`;
  return [textRule(set, { key, code: all ? 'column-pattern' : 'column-forbidden-pattern', words, inside: all ? condition : `NOT ${condition}` })];
}

/** Rules about the text of a value: length, format, casing. */
export function textRules(set: ColumnSet): Rule[] {
  const { declared, dialect, column } = set;
  const { length, format, case: casing } = declared;
  const text = textOf(column);
  const rules: Rule[] = [];
  if (length !== undefined) rules.push(textRule(set, { key: 'length', code: 'column-length', words: lengthWords(length), inside: lengthCondition(length, `length(${text})`) }));
  // A day is one by its type; only a text has to be looked at.
  if (format !== undefined) rules.push(textRule(set, { key: 'format', code: 'column-format', words: FORMAT_WORDS[format], inside: format === 'date' && column.type === 'date' ? 'true' : FORMATS[format](dialect, text) }));
  if (casing !== undefined) rules.push(textRule(set, { key: 'case', code: 'column-case', words: `in ${casing} case`, inside: `${text} = ${casing}(${text})` }));
  return rules;
}

function textRule(set: ColumnSet, rule: ValueRule): Rule {
  return writtenAlike(set.column) ? valueRule(set, rule) : notText(set, rule);
}

const SHOWN = 80;

function shown(pattern: string): string {
  return pattern.length > SHOWN ? `${pattern.slice(0, SHOWN)}…` : pattern;
}

/** Types whose text every engine writes alike, and as the file had it. */
function writtenAlike({ type }: ColumnInfo): boolean {
  return type === 'string' || type === 'integer' || type === 'boolean' || type === 'date';
}

function notText(set: ColumnSet, { key, code, words }: ValueRule): Rule {
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
