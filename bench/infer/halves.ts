import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../src/core/problem.ts';
import type { DataEngine, FileSource } from '../../src/core/data-engine.ts';
import type { StageContext } from '../../src/core/stage.ts';
import { tableFacts } from '../../src/data/infer/facts.ts';
import { initContract } from '../../src/data/infer/init-contract.ts';
import { validateData } from '../../src/data/validate-data.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import { damaged, FAULTS, type Batch } from './faults.ts';

export interface DataSet {
  name: string;
  /** One table of at least 1,000 rows. */
  file: string;
  key?: readonly string[];
  label?: string;
}

export type Answer = 'pass' | 'warn' | 'inconclusive' | 'fail' | 'error';

/** One half of a table, drawn by a seed, its contract, and the other half held against it. */
export interface Half {
  /** What the stage says of the other half, undamaged. */
  answer: Answer;
  /** Rules that it breaks. */
  broken: string[];
  faults: { fault: string; column?: string; answer: Answer; by: string[] }[];
}

export async function halfOf(engine: DataEngine, { file, key, label }: DataSet, seed: number, folder: string, withFaults: boolean): Promise<Half> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => path.join(folder, name);
  const source: FileSource = { file };
  const numbered = `SELECT *, row_number() OVER () AS _row FROM source`;
  const { n } = await engine.measure(source, { n: 'count(*)' });
  const chosen = `SELECT _row FROM (SELECT _row FROM (${numbered}) ORDER BY md5('${seed}-' || _row) LIMIT ${Math.floor(Number(n) / 2)})`;
  await engine.write(`SELECT * EXCLUDE (_row) FROM (${numbered}) WHERE _row IN (${chosen}) ORDER BY _row`, { source }, at('one.parquet'));
  await engine.write(`SELECT * EXCLUDE (_row) FROM (${numbered}) WHERE _row NOT IN (${chosen}) ORDER BY _row`, { source }, at('other.parquet'));
  const context = contextOf(engine);
  const { contract } = await initContract(context, { tables: [{ declared: 'one.parquet', source: { file: at('one.parquet') } }], folder, workspace: folder, name: 'half', force: false, ...(label === undefined ? {} : { label }), ...(key === undefined ? {} : { key }) });
  const text = readFileSync(at('delivery.yml'), 'utf8');
  const judged = (name: string) => answerOf(text.replace(/^ {2}serving: .*$/m, `  serving: ${name}`), folder, { ...context, out: folder });
  const { answer, broken } = await judged('other.parquet');
  const faults: Half['faults'] = [];
  const facts = withFaults ? await tableFacts(engine, { file: at('other.parquet') }) : undefined;
  for (const [index, fault] of facts ? FAULTS.entries() : []) {
    const batch: Batch = { facts: facts!, key: contract.key, ...(label === undefined ? {} : { label }) };
    const damage = damaged(fault, batch, seed * 100 + index);
    if (!damage) continue;
    rmSync(at('damaged.parquet'), { force: true });
    await engine.write(damage.sql, { source: { file: at('other.parquet') } }, at('damaged.parquet'));
    const found = await judged('damaged.parquet');
    faults.push({ fault: fault.name, ...(damage.column === undefined ? {} : { column: damage.column }), answer: found.answer, by: found.broken });
  }
  return { answer, broken, faults };
}

/** Whether the stage stops the data: an answer that is not known yet does not count as found. */
export function isFound(answer: Answer): boolean {
  return answer === 'fail' || answer === 'error';
}

async function answerOf(text: string, folder: string, context: StageContext): Promise<{ answer: Answer; broken: string[] }> {
  try {
    const delivery = parseDelivery(Buffer.from(text), { file: 'delivery.yml', root: folder, workspace: folder });
    const { verdict } = await validateData(delivery, context);
    return { answer: verdict.outcome, broken: verdict.findings.filter(({ outcome }) => outcome !== 'pass').map(({ code, outcome, rule, message }) => `${outcome} ${code}: ${rule}: ${message}`) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { answer: 'error', broken: error.problems.map(({ code, message }) => `${code}: ${message}`) };
  }
}

function contextOf(engine: DataEngine): Omit<StageContext, 'out'> {
  return {
    purpose: 'develop',
    engine,
    deliveryId: { repositoryId: 'bench', runId: 'bench', runAttempt: 1 },
    clock: { now: () => new Date(0), sleep: async () => undefined },
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
  };
}
