import { InputError } from '../../core/problem.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { DataFacts } from '../check.ts';
import { optionsOf, type RuleOptions } from '../rules/rule.ts';
import type { DataSource, SourceName } from '../source.ts';

/** What a check found of one thing that it was asked. */
export interface Found extends Pick<Finding, 'code' | 'rule' | 'message' | 'expected' | 'actual' | 'n' | 'interval' | 'p' | 'numbers' | 'subject' | 'examples'> {
  /** `fail` is what the rule calls a failure: a warning, where the rule is one. */
  outcome: 'pass' | 'warn' | 'fail' | 'inconclusive' | 'error';
  /** Where the rule stands in the delivery file. */
  path: (string | number)[];
  fix: string;
}

/** The finding with what stands beside the rule in the delivery file: severity, owner, reason, what a failure asks for. */
export function checkFinding({ outcome, path, fix, examples, ...found }: Found, options: RuleOptions, delivery: Delivery): Finding {
  const { severity, action, ...beside } = optionsOf(options);
  const softened = outcome === 'fail' || (outcome === 'inconclusive' && severity === 'warn');
  return {
    ...found,
    outcome: softened ? severity : outcome,
    location: delivery.locate(path),
    ...(outcome === 'pass' ? {} : { fix }),
    ...(examples && examples.length > 0 ? { examples } : {}),
    ...beside,
    ...(action === undefined || outcome === 'pass' ? {} : { action }),
  };
}

/** A table that a check cannot do without. Throws InputError where this run does not have it. */
export function tableFor({ sources, delivery, context }: DataFacts, check: string, names: readonly SourceName[]): DataSource {
  const found = sources.find(({ name }) => names.includes(name as SourceName));
  if (found) return found;
  const wanted = names.map((name) => `data.${name}`).join(' or ');
  const split = names.includes('test') ? ` (a ${context.purpose === 'deliver' ? 'delivery reads data.test' : 'push or pull request reads data.develop, or data.test where there is none'})` : '';
  throw InputError.of('check-table-missing', `\`data.${check}\` needs ${wanted}, which this run does not have${split}.`, `Declare ${wanted}, or remove \`data.${check}\`.`, delivery.locate(['data', check]));
}

/** The name of a declared table's columns marked `sensitive`, in lower case. */
export function sensitiveColumns({ spec }: Delivery): Set<string> {
  const columns = spec.data?.columns ?? {};
  return new Set(Object.keys(columns).filter((name) => columns[name]!.sensitive).map((name) => name.toLowerCase()));
}

/** Work whose mistakes stand at this place of the delivery file, unless they say a better one. */
export async function at<T>(delivery: Delivery, path: (string | number)[], work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(path) })), { cause: error });
  }
}
