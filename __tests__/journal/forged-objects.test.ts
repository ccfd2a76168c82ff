import { describe, expect, test } from '@jest/globals';
import { configMap } from '../../src/journal/config-maps.ts';
import { openKubernetesJournal } from '../../src/journal/kubernetes.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { serveObjects } from '../kubernetes/objects-server.ts';
import { event, MODEL } from './contract.ts';

const MAPS = '/api/v1/namespaces/n/configmaps';

async function place() {
  const clock = new ManualClock();
  const server = await serveObjects(clock);
  const open = () => openKubernetesJournal({ cluster: server.cluster(), name: 'income', model: MODEL, clock });
  return { server, open, [Symbol.asyncDispose]: server[Symbol.asyncDispose] };
}

describe('a journal in ConfigMaps to which others write', () => {
  test('is not cut in the midst of a line by a segment that somebody put there first', async () => {
    await using at = await place();
    const journal = at.open();
    await journal.append(event('lease', { index: 0 }), 0);
    at.server.objects.put(`${MAPS}/sluice-income.00001`, configMap('income', 'segment', '.00001', { data: { 'journal.jsonl': '{' } }));
    await expect(journal.append(event('lease', { index: 1 }), 1)).rejects.toMatchObject({ code: 'journal-unreadable' });
    expect(await at.open().read()).toHaveLength(1);
  });

  test('has no event that the server did not keep, whoever took it out on its way', async () => {
    await using at = await place();
    const journal = at.open();
    await journal.append(event('lease', { index: 0 }), 0);
    await journal.append(event('lease', { index: 1 }), 1);
    at.server.objects.changes = (object) => ({ ...object, data: { 'journal.jsonl': '' } });
    await expect(journal.append(event('lease', { index: 2 }), 2)).rejects.toMatchObject({ code: 'journal-unreadable' });
    expect(await journal.read()).toHaveLength(1);
  });
});
