import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hexOf } from '../core/digest.ts';
import { HEAD_FILE } from '../evidence/head.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { folderStore } from '../evidence/stores/folder.ts';
import { fetchEvidence } from '../evidence/stores/keep.ts';
import { headsIn, INDEX_FILE, LAYOUT_FILE } from '../evidence/stores/oci-layout.ts';
import { KEY_FILE, type Evidence } from './gather.ts';

/**
 * The evidence in a store's own layout (a folder that `evidence.stores` names, or the checkout of its branch): every set that its
 * index names, each byte held against its digest. Undefined where the folder is no such store.
 */
export async function storedEvidence(folder: string): Promise<Evidence | undefined> {
  const isStore = await lstat(path.join(folder, LAYOUT_FILE)).then((found) => found.isFile(), () => false);
  const index = isStore ? await readFile(path.join(folder, INDEX_FILE)).catch(() => undefined) : undefined;
  if (!index) return undefined;
  const store = folderStore(folder, folder);
  const evidence: Evidence = { ledgers: [], manifests: [], journals: [], events: [], keys: [], refusals: [] };
  for (const head of headsIn(index, store.where)) {
    const kept = await fetchEvidence(store, head);
    if ('refusals' in kept) {
      evidence.refusals!.push(...kept.refusals);
      continue;
    }
    const file = (name: string) => kept.files.find((one) => one.name === name);
    const named = (name: string) => ({ name: `${hexOf(head).slice(0, 12)}/${name}`, bytes: file(name)!.bytes });
    evidence.ledgers.push({ ...named(LEDGER_FILE), head: file(HEAD_FILE)?.bytes });
    if (file('release.json')) evidence.manifests.push(named('release.json'));
    if (file(KEY_FILE)) evidence.keys.push(named(KEY_FILE));
  }
  return evidence;
}
