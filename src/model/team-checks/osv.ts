import { UnreadableReport } from './error.ts';
import { parseReport } from './json.ts';
import { asNode, gravest, listOf, nameOf, severityOfScore, severityOfWord, textsOf, type Node, type ScanReport, type ScanResult } from './scan.ts';

/**
 * Reads OSV-Scanner's JSON (google.github.io/osv-scanner/output): each group of a package is one vulnerability under all its
 * names; its severity is the group's `max_severity` (a CVSS score), or what the advisories say in words. Throws
 * UnreadableReport.
 */
export function readOsv(text: string): ScanReport {
  const { results } = asNode(parseReport(text));
  if (!Array.isArray(results)) throw new UnreadableReport('it has no list `results`, as OSV-Scanner writes one');
  const found = listOf(results).flatMap((source) => {
    if (!Array.isArray(source.packages)) throw new UnreadableReport('a source has no list of packages');
    return listOf(source.packages).flatMap(ofPackage);
  });
  return { results: found, suppressed: 0, failedRuns: 0, commits: [], skipped: [] };
}

function ofPackage(entry: Node): ScanResult[] {
  for (const key of ['vulnerabilities', 'groups']) if (entry[key] !== undefined && entry[key] !== null && !Array.isArray(entry[key])) throw new UnreadableReport(`the ${key} of a package are no list`);
  const { name, version } = asNode(entry.package);
  const about = typeof name === 'string' ? { package: { name: name.slice(0, 200), ...(typeof version === 'string' && version !== '' && { version: version.slice(0, 100) }) } } : {};
  const advisories = listOf(entry.vulnerabilities);
  const groups = listOf(entry.groups);
  const grouped = new Set(groups.flatMap(({ ids }) => textsOf(ids)));
  // Every advisory counts once: those of a group together, one that no group names by itself.
  const alone = advisories.filter(({ id }) => typeof id !== 'string' || !grouped.has(id)).map((advisory) => ({ ids: [nameOf(advisory.id, 'a vulnerability without an id')] }));
  return [...groups, ...alone].map((group: Node) => ofGroup(group, advisories, about));
}

function ofGroup(group: Node, advisories: readonly Node[], about: Pick<ScanResult, 'package'>): ScanResult {
  const ids = textsOf(group.ids);
  const own = advisories.filter(({ id }) => typeof id === 'string' && ids.includes(id));
  const aliases = [...new Set([...ids.slice(1), ...textsOf(group.aliases), ...own.flatMap((advisory) => textsOf(advisory.aliases))])];
  const score = group.max_severity === undefined || group.max_severity === '' ? [] : [severityOfScore(group.max_severity)];
  const words = own.map((advisory) => severityOfWord(asNode(advisory.database_specific).severity));
  return { id: nameOf(ids[0], 'a vulnerability without an id'), aliases, severity: gravest([...score, ...words]), ...about };
}
