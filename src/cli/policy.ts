import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { effectiveRules } from '../approval/cases/effective.ts';
import { judgeCase, type Mismatch } from '../approval/cases/judge-case.ts';
import { readCases } from '../approval/cases/read.ts';
import { floorOf } from '../approval/policy/basis.ts';
import { floorRefusals } from '../approval/floor/refusals.ts';
import { readFloor } from '../approval/floor/read.ts';
import type { Floor } from '../approval/floor/spec.ts';
import { InputError } from '../core/problem.ts';
import { systemClock } from '../run/system.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import { logLine } from '../report/escape.ts';
import { forgeOf } from '../run/forge.ts';
import type { Io } from './io.ts';
import { workspaceOf } from './session.ts';

const MOST_BYTES = 1024 * 1024;

/** `sluice policy test FILE…` runs a team's cases; `sluice policy show` prints the policy that counts and where it comes from. */
export async function policy(argv: string[], io: Io): Promise<number> {
  const [what, ...rest] = argv;
  if (what === 'test') return testPolicy(rest, io);
  if (what === 'show') return showPolicy(rest, io);
  throw InputError.of('policy-command', `There is no \`sluice policy ${what ?? ''}\`.`, 'Write `sluice policy test FILE…` or `sluice policy show`.');
}

interface Tried {
  file: string;
  name: string;
  line: number;
  mismatches: Mismatch[];
}

async function testPolicy(argv: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  if (positionals.length === 0) throw InputError.of('policy-cases-missing', 'No file of cases is named.', 'Write `sluice policy test policy-cases.yml`.');
  const tried: Tried[] = [];
  for (const file of positionals) tried.push(...(await tryFile(file, io)));
  const failed = tried.filter(({ mismatches }) => mismatches.length > 0).length;
  if (values.json) io.stdout(`${JSON.stringify({ cases: tried, failed }, null, 2)}\n`);
  else io.stdout(`${[...tried.flatMap(linesOf), `${tried.length - failed} of ${tried.length} cases as expected.`].join('\n')}\n`);
  return failed > 0 ? 1 : 0;
}

function linesOf({ file, line, name, mismatches }: Tried): string[] {
  if (mismatches.length === 0) return [`ok    ${logLine(name)}`];
  const width = Math.max(...mismatches.map(({ what }) => what.length));
  return [`FAIL  ${logLine(`${name} (${file}:${line})`)}`, ...mismatches.map(({ what, expected, actual }) => `      ${what.padEnd(width)}  ${logLine(`expected ${expected}, got ${actual}`)}`)];
}

async function tryFile(file: string, io: Io): Promise<Tried[]> {
  const absolute = path.resolve(io.cwd, file);
  const { cases, delivery: declared, policy: copy, locate } = readCases(await read(absolute, file), file);
  const beside = (name: string) => path.join(path.dirname(absolute), name);
  const load = (name: string) => loadDelivery(beside(name), { workspace: workspaceOf(io, beside(name)) });
  const delivery = await load(declared ?? 'delivery.yml');
  const floor = copy === undefined ? await floorFrom(delivery, undefined, io) : await localFloor(beside(copy), copy);
  const tried: Tried[] = [];
  for (const [index, each] of cases.entries()) {
    const then = each.facts?.then === undefined ? undefined : await load(each.facts.then);
    tried.push({ file, name: each.name, line: locate(['cases', index, 'name']).line, mismatches: judgeCase(delivery, floor, each, then) });
  }
  return tried;
}

async function showPolicy(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { delivery: { type: 'string', default: 'delivery.yml' }, policy: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const delivery = await loadDelivery(path.resolve(io.cwd, values.delivery), { workspace: workspaceOf(io, values.delivery) });
  const floor = await floorFrom(delivery, values.policy, io);
  const rules = effectiveRules(delivery, floor);
  const refusals = floor ? floorRefusals(delivery, floor) : [];
  if (values.json) {
    io.stdout(`${JSON.stringify({ rules, refusals }, null, 2)}\n`);
    return refusals.length > 0 ? 1 : 0;
  }
  const width = Math.max(...rules.map(({ rule }) => rule.length));
  io.stdout(`${rules.map(({ rule, value, from }) => logLine(`${rule.padEnd(width)}  ${value}  [${from.join(', ')}]`)).join('\n')}\n`);
  for (const { code, expected, actual, fix } of refusals) io.stdout(`${logLine(`REFUSED ${code}: expected ${expected}, found ${actual}. ${fix}`)}\n`);
  return refusals.length > 0 ? 1 : 0;
}

/** From a copy at hand, else from GitHub, as a delivery would read it. */
async function floorFrom(delivery: Delivery, copy: string | undefined, io: Io): Promise<Floor | undefined> {
  if (copy !== undefined) return localFloor(path.resolve(io.cwd, copy), copy);
  const declared = delivery.spec.approval?.extends;
  if (declared === undefined) return undefined;
  if (!io.env.GITHUB_REPOSITORY) throw InputError.of('policy-unread', `\`approval.extends\` names ${declared}, and there is no GitHub to ask here.`, 'Give a copy of that file: `--policy FILE`, or `policy: FILE` in the file of cases.', delivery.locate(['approval', 'extends']));
  const { floor, refusals } = await floorOf(delivery, await forgeOf(io.env, systemClock, io.env.SLUICE_POLICY_TOKEN ?? io.env.GITHUB_TOKEN));
  if (refusals.length > 0) throw new InputError(refusals.map(({ code, expected, actual, fix }) => ({ code, message: `Expected ${expected}, found ${actual}.`, fix, location: delivery.locate(['approval', 'extends']) })));
  return floor;
}

async function localFloor(file: string, shown: string): Promise<Floor> {
  const floor = readFloor(await read(file, shown), { repository: 'a copy', path: shown, commit: '0'.repeat(40) });
  return { ...floor, where: (place) => floor.where(place).replace(/^a copy\//, '') };
}

/** A plain file of a size that people write: what a pull request puts there may be a link to something without an end. */
async function read(file: string, shown: string): Promise<Uint8Array> {
  const unreadable = (why: string, cause?: unknown): InputError =>
    InputError.of('policy-file-unreadable', `${shown} cannot be read (${why}).`, 'Check the path; it is relative to the file that names it, or to where you are.', undefined, { cause });
  try {
    const found = await stat(file);
    if (!found.isFile()) throw unreadable('not a plain file');
    if (found.size > MOST_BYTES) throw unreadable(`${found.size} bytes, and at most ${MOST_BYTES} are read`);
    return await readFile(file);
  } catch (cause) {
    throw cause instanceof InputError ? cause : unreadable(String((cause as NodeJS.ErrnoException).code), cause);
  }
}
