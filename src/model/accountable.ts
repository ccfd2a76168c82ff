import type { Finding } from '../core/verdict.ts';

/** What may stand beside a rule in the delivery file. */
export interface Accountable {
  severity?: 'warn' | 'fail';
  owner?: string;
  because?: string;
}

/** The finding with who answers for its rule and why; softened where the rule may only warn. An error stays an error. */
export function accountable(finding: Finding, { severity = 'fail', owner, because }: Accountable): Finding {
  const softened = finding.outcome === 'fail' || (finding.outcome === 'inconclusive' && severity === 'warn');
  return {
    ...finding,
    outcome: softened ? severity : finding.outcome,
    ...(owner !== undefined && { owner }),
    ...(because !== undefined && { because }),
  };
}
