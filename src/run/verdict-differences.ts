import type { Finding, Verdict } from '../core/verdict.ts';

/** One thing that differs between two verdicts. */
export interface Difference {
  /** `outcome`, `headline`, `notes`, or the rule of a finding with what it is about. */
  about: string;
  kind: 'changed' | 'new' | 'gone';
  /** Plain text from hostile sources. */
  then?: string;
  now?: string;
  /** Numbers of a finding that changed, by name. */
  numbers?: { name: string; then: number | null | undefined; now: number | null | undefined }[];
}

/** Finding by finding: those that are new or gone, outcomes and numbers that changed, and whatever else is not the same. */
export function verdictDifferences(then: Verdict, now: Verdict): Difference[] {
  const old = keyed(then.findings);
  const recent = keyed(now.findings);
  const findings = [...new Set([...old.keys(), ...recent.keys()])].flatMap((key): Difference[] => {
    const [before, after] = [old.get(key), recent.get(key)];
    if (!before) return [{ about: key, kind: 'new', now: said(after!) }];
    if (!after) return [{ about: key, kind: 'gone', then: said(before) }];
    return JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)) ? [] : [{ about: key, kind: 'changed', then: said(before), now: said(after), numbers: numbersOf(before, after) }];
  });
  const rest = (Object.keys({ ...then, ...now }) as (keyof Verdict)[]).filter((key) => key !== 'findings').flatMap((key): Difference[] => {
    const [before, after] = [JSON.stringify(sorted(then[key])), JSON.stringify(sorted(now[key]))];
    return before === after ? [] : [{ about: key, kind: 'changed', then: before, now: after }];
  });
  return [...rest.filter(({ about }) => about === 'outcome'), ...findings, ...rest.filter(({ about }) => about !== 'outcome')];
}

/** The same rule about the same thing; of several alike, by their order. */
function keyed(findings: readonly Finding[]): Map<string, Finding> {
  const found = new Map<string, Finding>();
  for (const finding of findings) {
    const name = finding.subject && !finding.rule.includes(finding.subject.name) ? `${finding.rule} (${finding.subject.name})` : finding.rule;
    let key = name;
    for (let count = 2; found.has(key); count++) key = `${name} #${count}`;
    found.set(key, finding);
  }
  return found;
}

function said({ code, outcome, message }: Finding): string {
  return `${outcome}: ${message} [${code}]`;
}

function numbersOf(before: Finding, after: Finding): Difference['numbers'] {
  const names = [...new Set([...Object.keys(before.numbers ?? {}), ...Object.keys(after.numbers ?? {})])];
  return names.map((name) => ({ name, then: before.numbers?.[name], now: after.numbers?.[name] })).filter((one) => one.then !== one.now);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}
