import type { Section } from '../../core/verdict.ts';
import { latest, type Ledger } from '../../evidence/ledger.ts';
import { shortDigest, type Request } from './request.ts';
import { counted } from '../verdict.ts';
import { sentence } from './words.ts';

/** In the order of a reader: what the model is, what runs it, how it came to be. */
const PART_NAMES: Record<string, string> = { weights: 'Weights', code: 'Inference code', features: 'Feature code', configuration: 'Configuration', environment: 'Environment lock' };

/** What is new against the champion: version, signature, parts, and whatever the policy counts as a change. */
export function changesSection(request: Request): Section {
  const { ledger, situation } = request;
  const { champion } = situation;
  if (!champion) return { title: 'What changes', lines: ['Everything: there is no champion to compare with.', ...commitLine(request), ...signatureLines(ledger)], table: partTable(ledger, undefined) };
  const lines = [versionLine(request), ...commitLine(request), ...signatureLines(ledger), ...changeLines(request)];
  if (!champion.ledger) lines.push("The champion's evidence is not kept, so what it is made of cannot be compared with.");
  return { title: 'What changes against the champion', lines, table: partTable(ledger, champion.ledger) };
}

function versionLine({ release, situation }: Request): string {
  const before = situation.champion!.release.version ?? 'no version';
  const now = release.version ?? 'no version';
  return before === now ? `The version stays ${now}, which is a label: the bytes are what is approved.` : `The version goes from ${before} to ${now}.`;
}

function commitLine({ facts: { commits } }: Request): string[] {
  const at = `It is built from commit ${commits.head.slice(0, 7)}`;
  const many = counted(commits.commits.length, 'commit', 'commits');
  switch (commits.status) {
    case 'ahead':
      return [`${at}, ${many} after ${commits.base!.slice(0, 7)}, which serves.`];
    case 'identical':
      return [`${at}, as what serves.`];
    case 'behind':
      return [`${at}, which is OLDER than ${commits.base!.slice(0, 7)}, which serves.`];
    case 'diverged':
      return [`${at}, with ${many} that ${commits.base!.slice(0, 7)}, which serves, does not have; it lacks others that serve.`];
    case 'whole-history':
      return [`${at}, with ${many} in its history.`];
  }
}

function signatureLines(ledger: Ledger): string[] {
  const findings = latest(ledger, 'run-model-tests')?.statement.predicate.verdict.findings ?? [];
  const about = findings.filter(({ code }) => code.startsWith('signature-'));
  return about.length > 0 ? about.map(({ message }) => `Inputs and outputs: ${message}`) : ['Inputs and outputs: not compared (no tests.signature).'];
}

/** Parts stand in the table; what else changed stands here. */
function changeLines({ policy }: Request): string[] {
  const parts = new Set<string>(['weights', 'code', 'features', 'config', 'environment', 'first-delivery', 'signature']);
  return [...new Set(policy.risk.changes.filter(({ kind }) => !parts.has(kind)).map(({ what }) => sentence(what)))];
}

function partTable(now: Ledger, before: Ledger | undefined): NonNullable<Section['table']> {
  const [here, there] = [partsOf(now), before && partsOf(before)];
  const names = Object.keys(PART_NAMES).filter((name) => here[name] !== undefined || there?.[name] !== undefined);
  const rows = names.map((name) => [PART_NAMES[name]!, ...(there ? [shown(there[name])] : []), shown(here[name]), ...(there ? [verdictOn(there[name], here[name])] : [])]);
  return { columns: ['Part', ...(there ? ["Champion's"] : []), "Candidate's", ...(there ? ['Changed'] : [])], rows };
}

function partsOf(ledger: Ledger): Record<string, string> {
  const { lineage } = (latest(ledger, 'identify') ?? latest(ledger, 'adopt'))?.statement.predicate.details ?? {};
  const parts = (lineage as { parts?: unknown } | undefined)?.parts;
  return typeof parts === 'object' && parts !== null ? (parts as Record<string, string>) : {};
}

function shown(digest: string | undefined): string {
  return digest === undefined ? 'none' : shortDigest(String(digest));
}

function verdictOn(before: string | undefined, now: string | undefined): string {
  if (before === now) return 'no';
  return before === undefined ? 'added' : now === undefined ? 'removed' : 'yes';
}
