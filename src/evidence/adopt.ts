import type { StageContext, StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { appendStatement } from './ledger.ts';
import { layoutOf, measureRelease, refOf, type ReleaseManifest } from './release.ts';
import type { Signer } from './signer.ts';
import { makeStatement } from './statement.ts';

export interface Adopted extends StageResult {
  manifest: ReleaseManifest;
  ledger: string;
}

/**
 * Records what serves today as a baseline that Sluice never tested: something to compare with and to go back to. Its ledger
 * has one statement, with a warning, and opens no gate but one that asks for an adoption.
 */
export async function adopt(delivery: Delivery, context: StageContext, options: { signer: Signer }): Promise<Adopted> {
  const { manifest } = await measureRelease(delivery);
  const release = refOf(manifest);
  const label = release.version === undefined ? release.name : `${release.name} ${release.version}`;
  const result: StageResult = {
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'adopt',
      outcome: 'warn',
      headline: `${label} is adopted as an untested baseline: Sluice has its bytes, and tested none of its behaviour.`,
      enforced: true,
      release,
      findings: [
        {
          code: 'baseline-untested',
          outcome: 'warn',
          rule: 'what serves has been tested',
          message: 'The release was serving before Sluice came, and carries no evidence.',
          expected: 'evidence of a delivery',
          actual: 'a declaration that it serves',
          fix: 'Deliver the next release through every stage; the baseline is then only the way back.',
          location: delivery.locate(['release']),
        },
      ],
      notes: [],
      facts: [['Release digest', manifest.digest]],
    },
    inputs: Object.entries(manifest.parts).map(([name, part]) => ({ name, digest: part.digest })),
    details: { manifest, trees: layoutOf(manifest) },
  };
  const empty = { entries: [], head: undefined, refusals: [] };
  const statement = makeStatement(delivery, context, result);
  return { ...result, manifest, ledger: await appendStatement('', empty, statement, options.signer) };
}
