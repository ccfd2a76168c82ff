import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Finding } from '../../src/core/verdict.ts';
import { anchorOf } from '../../src/model/predictions/anchor.ts';
import { joinPredictions, type Joined } from '../../src/model/predictions/predictions.ts';
import { testSetOf } from '../../src/model/predictions/test-set.ts';
import { cutsOf } from '../../src/model/slices/cuts.ts';
import { contextOf, type Repository } from './support.ts';

export const DATA = 'data: {test: test.csv, key: [id], label: y}\n';

/** Joins files, each given as its lines, under `tests` with this task and these words. */
export async function join(
  repo: Repository,
  engine: DataEngine,
  files: Record<string, readonly string[]>,
  words: string,
  { data = DATA }: { data?: string } = {},
): Promise<Joined> {
  for (const [name, lines] of Object.entries(files)) repo.write(`${name}.csv`, lines.join('\n') + '\n');
  const predictions = ['candidate', ...('champion' in files ? ['champion'] : [])].map((name) => `${name}: ${name}.csv`).join(', ');
  const anchor = 'anchor' in files ? '  anchor: {predictions: anchor.csv, because: approved as such}\n' : '';
  const delivery = await repo.delivery(`${data}tests:\n  predictions: {${predictions}}\n${anchor}${words.split('\n').map((line) => `  ${line}\n`).join('')}`);
  const testSet = await testSetOf(delivery, contextOf(repo, engine));
  if (Array.isArray(testSet)) return { findings: testSet };
  const { file, findings } = await anchorOf(delivery);
  if (findings.length > 0) return { findings };
  const fileOf = (name: string): string | undefined => (name in files ? delivery.resolve(`${name}.csv`) : undefined);
  return joinPredictions(delivery, engine, testSet, { candidate: fileOf('candidate')!, champion: fileOf('champion'), anchor: file }, cutsOf(delivery));
}

/** `code outcome` of each finding, in order. */
export function said(findings: readonly Finding[]): string[] {
  return findings.map(({ code, outcome }) => `${code} ${outcome}`);
}
