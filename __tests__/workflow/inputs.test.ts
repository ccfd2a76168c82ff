import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { needsOfAction } from '../../testkit/permissions.ts';
import { readActions, ROOT } from '../../testkit/workflow/read.ts';

// By the source's text: which inputs an action's code reads, and which its action.yml promises.
const folder = path.join(ROOT, 'src', 'actions');
const source = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
const functions = new Map([...source.matchAll(/^(?:export )?(?:async )?function (\w+)\([^]*?\n}\n/gm)].map(([body, name]) => [name!, body]));
const actions = [...readActions().values()].map(({ main, ...action }) => ({ ...action, name: path.basename(main, '.js') }));

/** Inputs that a function reads, itself or through another one of src/actions. */
function readBy(name: string, seen = new Set<string>()): Set<string> {
  seen.add(name);
  const body = functions.get(name) ?? '';
  const inputs = new Set([...body.matchAll(/core\.getInput\('([^']+)'\)/g)].map((match) => match[1]!));
  for (const other of functions.keys()) if (!seen.has(other) && new RegExp(`\\b${other}\\(`).test(body)) for (const input of readBy(other, seen)) inputs.add(input);
  return inputs;
}

/** The function that main.ts starts for an action. */
function entryOf(name: string): string {
  const entry = new RegExp(`['"]?${name}['"]?: async \\(\\) => \\(await import\\('[^']+'\\)\\)\\.(\\w+)`).exec(source)?.[1];
  if (!entry) throw new Error(`src/actions/main.ts has no action ${name}.`);
  return entry;
}

const shared = readBy('openStep');

describe.each(actions)('$name/action.yml', ({ name, folder: place, inputs }) => {
  const own = readBy(entryOf(name));

  test('declares every input that its code reads', () => {
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining([...own, 'delivery', 'out']));
  });

  test('declares no input that nothing reads', () => {
    expect(Object.keys(inputs).filter((input) => !own.has(input) && !shared.has(input))).toEqual([]);
  });

  test('asks for a token where its code asks GitHub, and nowhere else', () => {
    const needs = needsOfAction(place, {});
    expect(needs).toBeDefined();
    expect('token' in inputs).toBe(Object.keys(needs!).length > 0);
  });
});

test('the reader of sources finds what is read through other functions too', () => {
  expect([...shared]).toEqual(expect.arrayContaining(['delivery', 'out', 'token', 'check-run', 'signing-key', 'purpose', 'evidence']));
  expect([...readBy('runModelTests')]).toContain('release-digest');
});
