import { expect, test } from '@jest/globals';
import { rationaleIn, rationaleRefusals } from '../../src/approval/decision/rationale.ts';
import { CHALLENGE } from './facts.ts';

const CODE = `approve ${CHALLENGE.match(/.{4}/g)!.join('-')}`;
const QUESTIONS = [{ id: 'harm', ask: 'Who could be harmed?' }, { id: 'undo', ask: 'Who takes it back?' }];

test.each<[string, string, Record<string, string>]>([
  ['a line each', `${CODE}\nharm: nobody new\nundo: on call`, { harm: 'nobody new', undo: 'on call' }],
  ['in any case, as a list, quoted', `- HARM: nobody new\n> Undo :  on call`, { harm: 'nobody new', undo: 'on call' }],
  ['over several lines, until an empty one', 'harm: nobody\nnew\n\nand then more', { harm: 'nobody new' }],
  ['the last of two', 'harm: somebody\nharm: nobody', { harm: 'nobody' }],
  ['no answer in a copied question', 'harm:\nundo: ', {}],
  ['no answer in dots or invisible characters', `harm: ...\nundo: \u200b\u200b`, {}],
  ['no answer in the code alone', `harm: ${CODE}`, {}],
  ['no answer of another question', 'harmless: yes\nno harm: none', {}],
])('answers: %s', (_what, comment, answers) => {
  expect(rationaleIn(comment, QUESTIONS).answers).toEqual(answers);
});

test('names of objects are no questions, and hostile text stays text', () => {
  const { answers, text } = rationaleIn('constructor: x\n__proto__: y\nharm: ${{ secrets.KEY }} `rm -rf /` <img src=x>', QUESTIONS);
  expect(answers).toEqual({ harm: '${{ secrets.KEY }} `rm -rf /` <img src=x>' });
  expect(text).toContain('constructor: x');
});

test('its length counts what can be read beside the code', () => {
  const rules = { characters: 10, questions: [] };
  const codes = (comment: string) => rationaleRefusals(rules, comment, 'mona (1)', 'risk').map(({ code, actual }) => [code, actual]);
  expect(codes(`${CODE} all slices`)).toEqual([]);
  expect(codes(`${CODE}${' '.repeat(50)}`)).toEqual([['rationale-missing', '0']]);
  expect(codes(`${CODE}\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b ok`)).toEqual([['rationale-missing', '2']]);
  expect(codes(`${CODE} ${CODE} ${CODE}`)).toEqual([['rationale-missing', '0']]);
  expect(codes('responsibilities')).toEqual([]);
  expect(rationaleRefusals(null, '', 'mona (1)', 'risk')).toEqual([]);
});
