import { lstat, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { DeliveryId } from '../core/delivery-id.ts';
import type { ReleaseRef, Stage } from '../core/verdict.ts';
import { MOST_STATEMENT_BYTES, readStatement, subjectOf, type Statement } from '../evidence/statement.ts';
import type { Beside } from '../model/root-cause/root-cause.ts';
import { driftedColumns, leaningsOf, relatedOf } from '../model/root-cause/root-cause.ts';

/** Folder below a stage's own where a job puts the statements of other jobs of its run, each as `<stage>.json`. */
export const BESIDE_FOLDER = 'beside';

/** Whose findings can explain a failure of the model. */
const STAGES: readonly Stage[] = ['validate-data', 'probe-model', 'predict', 'identify'];
const MOST_FOLDERS = 100;

/**
 * What other stages found about this very release in this very delivery, where their statements lie in the folders next to `out`, or
 * were fetched below it. It explains, and names what drifted; what is not there or not readable is left out, and opens nothing.
 */
export async function besideOf(out: string, release: ReleaseRef | undefined, delivery: DeliveryId, own: Stage): Promise<Beside> {
  if (!release) return { related: [] };
  const siblings = await readdir(path.dirname(out)).catch(() => []);
  const files = [
    ...siblings.sort().slice(0, MOST_FOLDERS).map((name) => path.join(path.dirname(out), name, 'statement.json')),
    ...STAGES.map((stage) => path.join(out, BESIDE_FOLDER, `${stage}.json`)),
  ];
  const found = new Map<Stage, Statement>();
  for (const file of files) {
    const statement = path.dirname(file) === out ? undefined : await statementAt(file);
    if (!statement || subjectOf(statement) !== release.digest || !isSame(statement.predicate.delivery, delivery)) continue;
    const { stage } = statement.predicate;
    if (stage !== own && STAGES.includes(stage)) found.set(stage, statement);
  }
  const related = STAGES.flatMap((stage) => {
    const predicate = found.get(stage)?.predicate;
    return predicate ? [...relatedOf(stage, predicate.verdict.findings), ...leaningsOf(stage, predicate.details)] : [];
  });
  const changes = found.get('identify')?.predicate.details?.againstChampion as Beside['changes'] | undefined;
  const data = found.get('validate-data')?.predicate.verdict;
  return { related, ...(data && { drifted: driftedColumns(data.findings) }), ...(changes && { changes: { changed: changes.changed, same: changes.same } }) };
}

async function statementAt(file: string): Promise<Statement | undefined> {
  const found = await lstat(file).catch(() => undefined);
  if (!found?.isFile() || found.size > MOST_STATEMENT_BYTES) return undefined;
  const read = readStatement(new Uint8Array(await readFile(file)), file);
  return 'statement' in read ? read.statement : undefined;
}

function isSame(one: DeliveryId, other: DeliveryId): boolean {
  return one.repositoryId === other.repositoryId && one.runId === other.runId && one.runAttempt === other.runAttempt;
}
