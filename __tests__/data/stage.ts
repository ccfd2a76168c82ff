import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { StageContext } from '../../src/core/stage.ts';
import type { Finding } from '../../src/core/verdict.ts';
import { validateData } from '../../src/data/validate-data.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import type { Data } from '../../src/delivery/spec.ts';
import type { temporaryFolder } from './support.ts';

type Folder = ReturnType<typeof temporaryFolder>;

/** A delivery file with this `data` section, as a person would have written it (JSON is YAML), in a real folder. */
export function deliveryOf(folder: Folder, data: Data | undefined) {
  mkdirSync(path.join(folder.path, 'model'), { recursive: true });
  const text = JSON.stringify({ version: 1, release: { name: 'm', model: 'model' }, ...(data ? { data } : {}) }, null, 1);
  return parseDelivery(Buffer.from(text), { file: 'delivery.yml', root: folder.path, workspace: folder.path });
}

export function contextOf(engine: DataEngine, folder: Folder, purpose: StageContext['purpose'] = 'deliver'): StageContext {
  return {
    purpose,
    engine,
    out: folder.path,
    deliveryId: { repositoryId: '1', runId: '1', runAttempt: 1 },
    clock: { now: () => new Date(0), sleep: async () => undefined },
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
  };
}

/** Writes the tables, runs the stage, answers its result. */
export async function validated(engine: DataEngine, folder: Folder, data: Data, tables: Record<string, string | Uint8Array> = {}, purpose: StageContext['purpose'] = 'deliver') {
  for (const [name, content] of Object.entries(tables)) folder.write(name, content);
  return validateData(deliveryOf(folder, data), contextOf(engine, folder, purpose));
}

export function findingsOf(findings: readonly Finding[], code: string): Finding[] {
  return findings.filter((finding) => finding.code === code);
}
