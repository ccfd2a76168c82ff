// Finds the operation that a path belongs to, as GitHub's description spells it.
import type { OperationName } from './description.ts';

export interface Found {
  name: OperationName;
  /** Path parameters, decoded. */
  parameters: Record<string, string>;
}

// Their values may hold slashes (`heads/main`, `docs/a.md`), written as they are or as %2F.
const MAY_HOLD_SLASHES = ['path', 'ref', 'branch', 'basehead'];

interface Template {
  name: OperationName;
  pattern: RegExp;
  parameters: string[];
  literal: number;
}

export function routerOf(names: Iterable<string>): (method: string, pathname: string) => Found | undefined {
  const templates = [...names].map(template).sort((a, b) => b.literal - a.literal);
  return (method, pathname) => {
    for (const each of templates) {
      if (!each.name.startsWith(`${method.toLowerCase()} `)) continue;
      const match = each.pattern.exec(pathname);
      if (!match) continue;
      try {
        return { name: each.name, parameters: Object.fromEntries(each.parameters.map((name, index) => [name, decodeURIComponent(match[index + 1]!)])) };
      } catch {
        return undefined;
      }
    }
    return undefined;
  };
}

function template(name: string): Template {
  const path = name.slice(name.indexOf(' ') + 1);
  const parameters: string[] = [];
  let literal = 0;
  const source = path.split('/').map((part) => {
    const parameter = /^\{(.+)\}$/.exec(part)?.[1];
    if (!parameter) {
      literal += 1;
      return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    }
    parameters.push(parameter);
    return MAY_HOLD_SLASHES.includes(parameter) ? '(.+)' : '([^/]+)';
  });
  return { name: name as OperationName, pattern: new RegExp(`^${source.join('/')}$`), parameters, literal };
}
