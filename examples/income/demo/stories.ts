import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { exitStatus, type Stage, type Verdict } from '../../../src/core/verdict.ts';
import { loadDelivery } from '../../../src/delivery/load.ts';
import { identifyRelease } from '../../../src/evidence/release.ts';
import { renderLog } from '../../../src/report/log.ts';
import { runRollback } from '../../../src/run/rollback.ts';
import { PEOPLE, type World } from './world.ts';
import { deliver, sessions, type Delivered, type Ending } from './deliver.ts';

/** One delivery, and how it has to end. */
export interface Story {
  release: string;
  title: string;
  ending: Ending;
  /** Stages that must say no, each of them. */
  by?: Stage[];
}

type Print = (line: string) => void;

const MARKS: Record<Verdict['outcome'], string> = { pass: '✓', warn: '✓', inconclusive: '?', fail: '✗', error: '!' };

/** Delivers, shows every summary, and answers whether the story ended as it has to. */
export async function tellTale(world: World, story: Story, number: number, print: Print): Promise<boolean> {
  const folder = `${String(number).padStart(2, '0')}-${story.release}`;
  title(`${number}. ${story.title} (${story.release})`, print);
  const delivered = await deliver(world, story.release, folder, (verdict, decisive) => show(verdict, decisive, print));
  const good = isAsTold(story, delivered);
  print(`  => ${delivered.ending}${delivered.refusedBy.length > 0 ? ` (${delivered.refusedBy.join(', ')})` : ''}${good ? '' : ', WHICH IS NOT HOW THIS HAS TO END'}; everything is in ${shown(world, folder)}`);
  return good;
}

function isAsTold({ ending, by = [] }: Story, delivered: Delivered): boolean {
  // Once a stage has said no, nobody is asked to approve.
  const refused = delivered.refusedBy.filter((stage) => stage !== 'require-approval' && stage !== 'seal');
  return delivered.ending === ending && refused.join() === by.join();
}

/** An hour later somebody is unhappy with what serves. */
export async function rollBack(world: World, { folder, to }: { folder: string; to: string }, print: Print): Promise<boolean> {
  title(`${Number(folder.slice(0, 2))}. Back to what was good: ${to}`, print);
  const run = world.github.run({ actor: PEOPLE.author, event: 'workflow_dispatch' });
  const session = sessions(world, 'next', folder, run);
  const { verdict } = await runRollback(session('rollback', world.busyClock), { reason: 'A complaint of a user.', secrets: { key: world.signingKey } });
  show(verdict, true, print);
  await world.busyClock.sleep(0);
  const wanted = (await identifyRelease(await loadDelivery(`${to}.delivery.yml`, { workspace: world.work }))).digest;
  const serving = await lastServed(world);
  print(`  => ${to} ${serving === wanted ? 'serves' : 'DOES NOT SERVE'}: the last line of the request log says ${serving}`);
  return exitStatus(verdict) === 0 && serving === wanted;
}

/** By the log of the router: what users got, not what anybody set. */
async function lastServed({ work }: World): Promise<string> {
  const lines = (await readFile(path.join(work, 'log/requests.ndjson'), 'utf8')).trimEnd().split('\n');
  return (JSON.parse(lines.at(-1)!) as { release: string }).release;
}

export function promised(kept: readonly boolean[], milliseconds: number, print: Print): boolean {
  const good = kept.every(Boolean);
  title(good ? `Every story ended as it has to, in ${Math.round(milliseconds / 1000)} s.` : `${kept.filter((each) => !each).length} of ${kept.length} stories ended otherwise than they have to.`, print);
  return good;
}

export function title(text: string, print: Print): void {
  print(`\n${text}\n${'─'.repeat(text.length)}`);
}

/** Lines of a summary that a terminal gets; all of it is in summary.md. */
const LINES = 16;

/** One line for what went well; the summary, but for its rules that passed, where the story turns. */
function show(verdict: Verdict, decisive: boolean, print: Print): void {
  print(`  ${MARKS[verdict.outcome]} ${verdict.stage.padEnd(16)} ${verdict.headline}`);
  if (!decisive) return;
  const passed = /^\s*passed /;
  const [, ...rest] = renderLog(verdict).filter((line) => !passed.test(line));
  for (const line of rest.slice(0, LINES)) print(`      ${line}`);
  if (rest.length > LINES) print(`      … ${rest.length - LINES} more lines in summary.md`);
}

export function shown(world: World, folder: string): string {
  return path.relative(process.cwd(), path.join(world.out, folder));
}
