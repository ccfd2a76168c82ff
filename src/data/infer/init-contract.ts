import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError, type Problem } from '../../core/problem.ts';
import { isFileSource, type Source } from '../../core/data-engine.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import { parseDelivery } from '../../delivery/load.ts';
import type { Data, DriftLimit } from '../../delivery/spec.ts';
import { makeProfile } from '../profile/make-profile.ts';
import { profileText } from '../profile/profile.ts';
import { validateData } from '../validate-data.ts';
import { grouped } from '../words.ts';
import { contractText, type ContractPlaces } from './contract-text.ts';
import type { Reasoned } from './draft.ts';
import { givenLimits, noiseLimits } from './drift-limits.ts';
import { inferContract, type InferOptions, type InferredContract } from './infer-contract.ts';

export const CONTRACT_FILE = 'delivery.yml';
export const PROFILE_FILE = 'profile.json';

export interface InitOptions extends InferOptions {
  /** As the delivery file names the tables, and as the engine reads them; the first is train, the last is serving. */
  tables: readonly { declared: string; source: Source }[];
  /** Absolute folder of the two files, and the folder that no path may leave. */
  folder: string;
  workspace: string;
  /** Of the release. */
  name: string;
  schema?: string;
  force: boolean;
}

/**
 * Writes `delivery.yml` and `profile.json`: a contract that the tables keep, as the stage itself has found before anything is
 * written. Both or none. Throws InputError.
 */
export async function initContract(context: Omit<StageContext, 'out'>, options: InitOptions): Promise<{ contract: InferredContract; rules: number }> {
  await refuseOverwriting(options);
  const { made, out } = await workingFolder(options.folder);
  try {
    const found = await inferredAndChecked({ ...context, out }, options);
    await placeBoth(found, options.folder, out);
    return { contract: found.contract, rules: found.rules };
  } catch (error) {
    await rm(out, { recursive: true, force: true });
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** A folder of its own beside what is written, on the same disk. `made` is the topmost folder that had to be made for it. */
async function workingFolder(folder: string): Promise<{ made: string | undefined; out: string }> {
  try {
    const made = await mkdir(folder, { recursive: true });
    return { made, out: await mkdtemp(path.join(folder, '.sluice-init-')) };
  } catch (error) {
    throw InputError.of('init-folder', `Nothing can be written into ${folder} (${(error as NodeJS.ErrnoException).code}).`, 'Give --out a folder, or the name of one to be made, that you may write to.', undefined, { cause: error });
  }
}

async function refuseOverwriting({ folder, force }: InitOptions): Promise<void> {
  const problems: Problem[] = [];
  for (const name of [CONTRACT_FILE, PROFILE_FILE]) {
    const there = await stat(path.join(folder, name)).catch(() => undefined);
    if (there && (!force || !there.isFile()))
      problems.push({ code: 'init-exists', message: `${path.join(folder, name)} is there already.`, fix: 'Look at it first; `--force` replaces both files. Or give another --out.' });
  }
  if (problems.length > 0) throw new InputError(problems);
}

interface Found {
  contract: InferredContract;
  text: string;
  profile: string;
  rules: number;
}

async function inferredAndChecked(context: StageContext, options: InitOptions): Promise<Found> {
  const { tables } = options;
  const fast: Source[] = [];
  for (const [index, { source }] of tables.entries()) fast.push(await asParquet(context, source, path.join(context.out, `table-${index}.parquet`)));
  const contract = await inferContract(context.engine, fast, options);
  const columns = columnsOf(contract);
  const profile = profileText(await makeProfile(context.engine, fast[0]!, columns));
  // Inside the folder, so that the declared paths mean what they will mean.
  const draft = path.join(context.out, PROFILE_FILE);
  await writeFile(draft, profile);
  const limits = new Map<string, Reasoned<DriftLimit | 'off'>>(await noiseLimits(context, fast[0]!, contract));
  const places: ContractPlaces = { train: tables[0]!.declared, serving: tables.at(-1)!.declared, profile: PROFILE_FILE, name: options.name, schema: options.schema, limits, head: headOf(options) };
  const check = async (): Promise<readonly Finding[]> => {
    const text = contractText(contract, { ...places, profile: path.relative(options.folder, draft) });
    const delivery = parseDelivery(Buffer.from(text), { file: CONTRACT_FILE, root: options.folder, workspace: options.workspace });
    return (await validateData(delivery, context)).verdict.findings;
  };
  const first = (await check()).filter(({ outcome }) => outcome !== 'pass');
  for (const [name, limit] of givenLimits(first)) limits.set(name, limit);
  const findings = first.length === 0 ? [] : await check();
  refuseBroken(findings);
  return { contract, text: contractText(contract, places), profile, rules: rulesOf(contract) };
}

/** Many questions are asked of a table: a text file is read once for all of them, except where Parquet lacks one of its types. */
async function asParquet({ engine }: StageContext, source: Source, target: string): Promise<Source> {
  if (!isFileSource(source) || /\.parquet$/i.test(source.file)) return source;
  const columns = await engine.describe(source);
  if (columns.some(({ native }) => /HUGEINT|JSON|STRUCT|\[/.test(native))) return source;
  await engine.write('SELECT * FROM source', { source }, target);
  return { file: target };
}

/** A contract that its own data does not keep is no contract. Warnings tell of the data, and stay. */
function refuseBroken(findings: readonly Finding[]): void {
  const broken = findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'warn');
  if (broken.length === 0) return;
  throw new InputError(broken.slice(0, 20).map(({ rule, message }) => ({
    code: 'init-not-kept', message: `The data does not keep the rule "${rule}" that was inferred from it: ${message}`, fix: 'Nothing was written. Give tables that belong together, the training data first; or write this rule by hand.',
  })));
}

function columnsOf(contract: InferredContract): NonNullable<Data['columns']> {
  return Object.fromEntries(contract.columns.map(({ name, column }) => [name, column]));
}

function rulesOf({ columns, rows }: InferredContract): number {
  return columns.reduce((sum, { column, rules }) => sum + Object.keys(column).length + rules.length, rows.length);
}

function headOf({ tables }: InitOptions): string[] {
  const others = tables.length > 2 ? `, and widened by ${grouped(tables.length - 2)} tables between them` : '';
  return [
    `A contract as \`sluice init\` read it off the data: ${tables.length === 1 ? 'one table' : `train and serving${others}`}. It is a draft: it knows what was, not what is right.`,
    'Review it as you would review code: take out what does not matter, narrow what you know better, give each rule that stays an',
    '`owner` and a `because`, and write `severity: warn` where a breach should not stop anything.',
  ];
}

async function placeBoth({ text, profile }: Found, folder: string, out: string): Promise<void> {
  const files = [[PROFILE_FILE, profile], [CONTRACT_FILE, text]] as const;
  for (const [name, content] of files) await writeFile(path.join(out, `${name}.new`), content);
  const before: string[] = [];
  try {
    for (const [name] of files) {
      if (await stat(path.join(folder, name)).catch(() => undefined)) await rename(path.join(folder, name), path.join(out, `${name}.old`));
      before.push(name);
      await rename(path.join(out, `${name}.new`), path.join(folder, name));
    }
  } catch (error) {
    for (const name of before) await rename(path.join(out, `${name}.old`), path.join(folder, name)).catch(() => rm(path.join(folder, name), { force: true }));
    throw error;
  }
}
