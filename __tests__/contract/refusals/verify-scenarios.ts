import { generateKeyPairSync } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keySigner } from '../../../src/evidence/signer.ts';
import { writeAll } from '../../../testkit/delivery-run.ts';
import { chainOf, statementsOf } from '../../../testkit/ledger.ts';
import type { Said } from '../../../testkit/refusals.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { command } from './command.ts';
import { sealedOnce } from './world.ts';

const LEDGER = 'evidence/ledger.intoto.jsonl';

/** What is done to a repository with its sealed evidence before `sluice verify` looks at it. */
export interface Kept {
  argv: string[];
  before: (folder: string) => Promise<unknown>;
}

/** What `verify` refuses and no gate of a run does: it knows the files on this machine, and a key that somebody names. */
export const VERIFY_SCENARIOS: Record<string, Kept | Kept[]> = {
  'evidence-other-layout': { argv: ['verify', 'evidence', '--delivery', 'delivery.yml'], before: (folder) => rename(path.join(folder, 'model/weights.bin'), path.join(folder, 'model/other.bin')) },
  'ledger-unsigned': { argv: ['verify', 'evidence', '--public-key', 'key.pem'], before: key },
  'ledger-wrong-signer': { argv: ['verify', 'evidence', '--public-key', 'key.pem'], before: async (folder) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const text = await readFile(path.join(folder, LEDGER), 'utf8');
    await writeFile(path.join(folder, LEDGER), await chainOf(statementsOf(text), keySigner(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)));
    await key(folder);
  } },
};

export async function hear({ argv, before }: Kept): Promise<Said> {
  const { files, ledger } = await sealedOnce();
  await using folder = await temporaryFolder();
  await writeAll(folder.path, { ...files, [LEDGER]: ledger });
  await before(folder.path);
  return await command('sluice verify', argv, folder.path);
}

async function key(folder: string): Promise<void> {
  await writeFile(path.join(folder, 'key.pem'), generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
}
