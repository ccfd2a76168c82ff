import { describe, expect, test } from '@jest/globals';
import type { Digest } from '../../src/core/digest.ts';
import { gate } from '../../src/evidence/gate.ts';
import { parityRefusals, parityText, type Parity, type Served } from '../../src/evidence/parity.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { newKey, NOW, policyFor, sealedIn } from './factory.ts';

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`;
const RELEASE = digest('a');
const PARTS = { weights: digest('1'), code: digest('2'), configuration: digest('3'), environment: digest('4') };
const AT = new Date('2026-01-20T00:00:00Z');

const SERVED: Served = { release: RELEASE, repositoryId: '42', model: 'income', environment: 'staging', at: '2026-01-18T00:00:00.000Z', outcome: 'pass', parts: PARTS, secrets: ['FEATURE_STORE'], unsound: [] };

function parity(found: Partial<Served> | { missing: string } = {}, more: Partial<Parity> = {}): Parity {
  return { before: 'staging', repositoryId: '42', model: 'income', maxAge: 14 * 86_400_000, ignore: [], parts: PARTS, secrets: ['FEATURE_STORE'], found: 'missing' in found ? found : { ...SERVED, ...found }, ...more };
}

const codes = (asked: Parity): string[] => parityRefusals(asked, RELEASE, AT).map(({ code }) => code);

describe('what served in the environment before', () => {
  test.each<[string, Parity, string[]]>([
    ['the same release, lately', parity(), []],
    ['a promotion with warnings', parity({ outcome: 'warn' }), []],
    ['nothing that could be found', parity({ missing: 'no file staging.jsonl' }), ['parity-evidence-missing']],
    ['a record that does not verify', parity({ unsound: ['evidence-edited: line 3'] }), ['parity-evidence-unsound']],
    ['a release of another model', parity({ model: 'pricing' }), ['parity-other-place']],
    ['a release in another environment', parity({ environment: 'sandbox' }), ['parity-other-place']],
    ['a release in no environment', parity({ environment: null }), ['parity-other-place']],
    ['a release of another repository', parity({ repositoryId: '43' }), ['parity-other-place']],
    ['a release that was taken back', parity({ outcome: 'fail' }), ['parity-not-promoted']],
    ['the same release, on the last day', parity({ at: '2026-01-06T00:00:00.000Z' }), []],
    ['the same release, a moment later', parity({ at: '2026-01-05T23:59:59.999Z' }), ['parity-stale']],
    ['the same release, too long ago for this limit', parity({}, { maxAge: 86_400_000 }), ['parity-stale']],
    ['a time that is none', parity({ at: 'yesterday' }), ['parity-from-future']],
    ['a time to come', parity({ at: '2026-01-20T01:00:00.000Z' }), ['parity-from-future']],
    ['other weights', parity({ release: digest('b'), parts: { ...PARTS, weights: digest('9') } }), ['parity-release-differs']],
    ['another configuration, which may differ', parity({ release: digest('b'), parts: { ...PARTS, configuration: digest('9') } }, { ignore: ['configuration'] }), []],
    ['other weights where the configuration may differ', parity({ release: digest('b'), parts: { ...PARTS, weights: digest('9'), configuration: digest('9') } }, { ignore: ['configuration'] }), ['parity-release-differs']],
    ['another release that says nothing of its parts', parity({ release: digest('b'), parts: {} }, { ignore: ['weights', 'code', 'features', 'configuration', 'environment'] }), ['parity-release-differs']],
    ['another release with the same parts', parity({ release: digest('b') }, { ignore: ['configuration'] }), ['parity-release-differs']],
    ['a secret less', parity({ secrets: [] }), ['parity-secrets-differ']],
    ['a secret more', parity({ secrets: ['FEATURE_STORE', 'DEBUG'] }), ['parity-secrets-differ']],
    ['other secrets, which may differ', parity({ secrets: [] }, { ignore: ['secrets'] }), []],
    ['everything wrong', parity({ release: digest('b'), environment: 'sandbox', outcome: 'fail', at: '2025-01-01T00:00:00.000Z', secrets: [], unsound: ['x'] }), ['parity-evidence-unsound', 'parity-other-place', 'parity-not-promoted', 'parity-stale', 'parity-release-differs', 'parity-secrets-differ']],
  ])('%s', (_what, asked, wanted) => {
    expect(codes(asked)).toEqual(wanted);
  });

  test('names the part that differs with both digests, and the names of secrets on both sides', () => {
    const [release] = parityRefusals(parity({ release: digest('b'), parts: { ...PARTS, environment: digest('9') } }), RELEASE, AT);
    expect(release!.actual).toBe(`${digest('b')} serves there, and differs in environment (sha256:999999999999 there, sha256:444444444444 here)`);
    const [secrets] = parityRefusals(parity({ secrets: ['DEBUG'] }), RELEASE, AT);
    expect(secrets!.actual).toBe('FEATURE_STORE only here; DEBUG only in staging');
  });

  test('is told on the page of a request', () => {
    expect(parityText(parity())).toBe('The release sha256:aaaaaaaaaaaa served in staging, where it was verified good at 2026-01-18 00:00 UTC; what is approved here must be the same.');
    expect(parityText(parity({ missing: 'no file x' }))).toBe('Whether it served in staging is not known: no file x.');
  });

  test('is asked by the gate, which stays shut for it alone', async () => {
    await using folder = await temporaryFolder();
    const key = newKey();
    const { ledger, digest: release } = await sealedIn(folder.path);
    const read = await readLedger(ledger, { keys: [key] });
    const asked = (found: Parity['found']): string[] => gate(policyFor({ parity: { ...parity(), found } }), read, release, new Date(NOW)).map(({ code }) => code);
    expect(asked({ ...SERVED, release, at: NOW })).toEqual([]);
    expect(asked({ missing: 'nothing' })).toEqual(['parity-evidence-missing']);
  });
});
