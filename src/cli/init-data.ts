import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { CONTRACT_FILE, initContract } from '../data/infer/init-contract.ts';
import { counted, grouped } from '../data/words.ts';
import { packageFile } from '../run/package-file.ts';
import { proposeRollout } from './init-rollout.ts';
import type { Io } from './io.ts';
import { TRAFFIC_OPTIONS, trafficRequest } from './plan-rollout.ts';
import { openSession, type StageValues } from './session.ts';

const ADDRESS = /^[a-z][a-z0-9]*:\/\//;

/**
 * `sluice init DATA… [--label COLUMN] [--key a,b] [--rows N] [--name NAME] --out DIR [--force]`: a contract read off the data. The
 * first table is `data.train`, the last `data.serving` (one table is both), those between widen the bounds.
 */
export async function initData(argv: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { label: { type: 'string' }, key: { type: 'string' }, rows: { type: 'string' }, name: { type: 'string' }, out: { type: 'string' }, force: { type: 'boolean', default: false }, ...TRAFFIC_OPTIONS },
  });
  const expected = Object.keys(TRAFFIC_OPTIONS).some((name) => values[name as keyof typeof TRAFFIC_OPTIONS] !== undefined) ? trafficRequest(values, io) : undefined;
  if (values.out === undefined) throw InputError.of('init-out', 'Nobody said where the contract goes.', 'Give --out DIR: `delivery.yml` and `profile.json` are written there.');
  const folder = path.resolve(io.cwd, values.out);
  const session = openSession({ delivery: path.join(folder, 'delivery.yml'), out: folder, json: false } as StageValues, io, 'develop');
  try {
    const tables = positionals.map((data) => tableOf(data, folder, session.workspace, io.cwd));
    const { workspace, engine, clock, log, deliveryId } = session;
    const { contract, rules } = await initContract({ purpose: 'develop', engine, clock, log, deliveryId }, {
      tables,
      folder,
      workspace,
      name: values.name ?? nameOf(positionals[0]!),
      schema: schemaFrom(folder, workspace),
      force: values.force,
      ...(values.label === undefined ? {} : { label: values.label }),
      ...(values.key === undefined ? {} : { key: values.key.split(',').map((name) => name.trim()) }),
      ...(values.rows === undefined ? {} : { rows: rowsOption(values.rows) }),
    });
    const sensitive = contract.columns.filter(({ column }) => column.sensitive).map(({ name }) => name);
    const shown = path.relative(io.cwd, folder) || '.';
    io.stdout(`Wrote ${path.join(shown, 'delivery.yml')} and ${path.join(shown, 'profile.json')}: ${counted(rules, 'rule')} about ${counted(contract.columns.length, 'column')}, ` +
      `inferred from ${contract.tables.map(({ rows }) => grouped(rows)).join(' and ')} rows, which keep them.\n` +
      (sensitive.length > 0 ? `Proposed as sensitive, so that no value of them is written anywhere: ${sensitive.join(', ')}.\n` : '') +
      `Review it as you would review code, then: sluice validate-data --delivery ${path.join(shown, 'delivery.yml')}\n`);
    return expected ? await proposeRollout(path.join(shown, CONTRACT_FILE), expected, io) : 0;
  } finally {
    await session.engine.close();
  }
}

function tableOf(data: string, folder: string, workspace: string, cwd: string): { declared: string; source: { file: string } } {
  if (ADDRESS.test(data)) return { declared: data, source: { file: data } };
  const file = path.resolve(cwd, data);
  const inside = path.relative(workspace, file);
  if (inside.startsWith('..') || path.isAbsolute(inside) || path.relative(workspace, folder).startsWith('..'))
    throw InputError.of('init-outside', `${data}, or the folder of the contract, lies outside of ${workspace}.`, 'A delivery file names only what is in its workspace: the git repository around it, or the folder that the command was started in. Run it there.');
  return { declared: path.relative(folder, file).split(path.sep).join('/'), source: { file } };
}

function rowsOption(text: string): number {
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text);
  throw InputError.of('init-rows', `--rows is ${JSON.stringify(text)}.`, 'Write the rows that the smallest table to come will have, as a whole number.');
}

/** A release's name takes fewer characters than a file's. */
function nameOf(data: string): string {
  const stem = path.basename(data).replace(/\..*$/, '').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 100);
  return stem === '' ? 'model' : stem;
}

/** For editors, where the schema lies in the same workspace. */
function schemaFrom(folder: string, workspace: string): string | undefined {
  const schema = packageFile('schemas/delivery.schema.json');
  return path.relative(workspace, schema).startsWith('..') ? undefined : path.relative(folder, schema).split(path.sep).join('/');
}
