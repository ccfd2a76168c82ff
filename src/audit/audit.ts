import type { Digest } from '../core/digest.ts';
import type { Outcome } from '../core/verdict.ts';
import { predicateTypeOf } from '../evidence/statement.ts';
import { SLUICE_VERSION } from '../evidence/version.ts';
import { answersOf, type Answer, type Sources, type Status } from './answers.ts';
import type { Candidate, Served } from './history.ts';
import type { Mapping } from './mapping.ts';
import { titleOf } from './record.ts';

/** `audit.json` of an evidence pack: everything that its page shows. */
export interface Audit {
  schema: 'urn:sluice:audit:v1';
  /** When the pack was made; ISO 8601. */
  at: string;
  sluice: string;
  title: string;
  about?: string;
  model: string;
  version?: string;
  release: Digest;
  delivery: string;
  environment?: string;
  commit?: string;
  head: Digest;
  /** Who signs it says that it is; `sluice verify` proves it. */
  signed: 'key' | 'keyless' | 'nobody';
  counts: Record<Status, number>;
  answers: Answer[];
  statements: { line: number; digest: Digest; stage: string; name?: string; predicateType: string; at: string; outcome: Outcome; enforced: boolean; headline: string; besideTeamCode?: boolean; answers: string[] }[];
  served: Served[];
  candidates: Candidate[];
  concerns: { stage: string; outcome: Outcome; message: string }[];
}

/** What a pack says, out of its evidence, its mapping and the time at which it was made. Pure: the same in, the same out. */
export function auditOf(mapping: Mapping, sources: Sources, signed: Audit['signed'], at: Date): Audit {
  const { record, history } = sources;
  const answers = answersOf(mapping, sources);
  const count = (status: Status): number => answers.filter((one) => one.status === status).length;
  return JSON.parse(
    JSON.stringify({
      schema: 'urn:sluice:audit:v1',
      at: at.toISOString(),
      sluice: SLUICE_VERSION,
      title: mapping.title,
      about: mapping.about,
      model: record.model,
      version: record.version,
      release: record.release,
      delivery: record.delivery,
      environment: record.environment,
      commit: record.commit,
      head: record.head,
      signed,
      counts: { answered: count('answered'), partly: count('partly'), missing: count('missing') },
      answers,
      statements: record.entries.map(({ line, digest, statement: { predicate } }) => ({
        line,
        digest,
        stage: predicate.stage,
        name: predicate.name,
        predicateType: predicateTypeOf(predicate.stage),
        at: predicate.at,
        outcome: predicate.outcome,
        enforced: predicate.enforced,
        headline: predicate.verdict.headline,
        besideTeamCode: predicate.besideTeamCode,
        answers: answers.filter(({ evidence }) => evidence.some((one) => one.line === line && one.found)).map(({ id }) => id),
      })),
      served: history.served,
      candidates: history.candidates,
      concerns: record.concerns.map(({ stage, finding }) => ({ stage, outcome: finding.outcome, message: finding.message })),
    } satisfies Audit),
  ) as Audit;
}

export function auditTitle(audit: Audit): string {
  return `${audit.title}: ${titleOf(audit)}`;
}
