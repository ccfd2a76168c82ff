import type { Check } from '../../delivery/spec.ts';
import type { ScanReport, ScanResult } from './scan.ts';

export type Exception = NonNullable<Check['exceptions']>[number];

export interface Excepted {
  /** What nobody answers for. */
  results: ScanResult[];
  skipped: ScanReport['skipped'];
  /** In force, with what they cover. */
  accepted: { exception: Exception; covers: string[]; severities: ScanResult['severity'][] }[];
  /** Past their day, with what they no longer cover. */
  expired: { exception: Exception; covers: string[] }[];
  /** They cover nothing in this report. */
  unused: Exception[];
}

/** Parts a report by the exceptions of the delivery file. `today`: the day in UTC, `2027-01-31`. */
export function except(report: Pick<ScanReport, 'results' | 'skipped'>, exceptions: readonly Exception[], today: string): Excepted {
  const parted: Excepted = { results: [...report.results], skipped: [...report.skipped], accepted: [], expired: [], unused: [] };
  for (const exception of exceptions) {
    const results = parted.results.filter((result) => isOf(result, exception));
    const skipped = parted.skipped.filter(({ name }) => name === exception.id);
    const covers = [...new Set([...results.map(resultText), ...skipped.map(({ name }) => `${name}, not looked at`)])];
    if (covers.length === 0) {
      parted.unused.push(exception);
      continue;
    }
    parted.results = parted.results.filter((result) => !results.includes(result));
    parted.skipped = parted.skipped.filter((each) => !skipped.includes(each));
    if (today > exception.expires) parted.expired.push({ exception, covers });
    else parted.accepted.push({ exception, covers, severities: results.map(({ severity }) => severity) });
  }
  return parted;
}

function isOf({ id, aliases, package: of }: ScanResult, exception: Exception): boolean {
  const wanted = exception.id.toLowerCase();
  if (![id, ...aliases].some((name) => name.toLowerCase() === wanted)) return false;
  return exception.package === undefined || of?.name.toLowerCase() === exception.package.toLowerCase();
}

/** `CVE-2026-1 (high) in jinja2 3.1.2` */
export function resultText({ id, severity, package: of }: ScanResult): string {
  return `${id} (${severity === 'unknown' ? 'severity not known' : severity})${of ? ` in ${of.name}${of.version === undefined ? '' : ` ${of.version}`}` : ''}`;
}
