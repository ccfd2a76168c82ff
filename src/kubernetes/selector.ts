import { isObject } from './objects.ts';

type Labels = Readonly<Record<string, string>>;

/** The equalities of a label selector: what a server can be asked for, of which `selects` then takes those that fit whole. */
export function equalities(selector: unknown): Labels {
  const labels = isObject(selector) ? selector.matchLabels : undefined;
  return isObject(labels) ? Object.fromEntries(Object.entries(labels).filter((pair): pair is [string, string] => typeof pair[1] === 'string')) : {};
}

/** Whether a label selector takes an object with these labels. One that cannot be read, or is empty, takes none. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels */
export function selects(selector: unknown, labels: Labels = {}): boolean {
  if (!isObject(selector)) return false;
  const equal = Object.entries(isObject(selector.matchLabels) ? selector.matchLabels : {});
  const expressions = selector.matchExpressions ?? [];
  if (!Array.isArray(expressions) || equal.length + expressions.length === 0) return false;
  return equal.every(([key, value]) => labels[key] === value) && expressions.every((expression) => fits(expression, labels));
}

function fits(expression: unknown, labels: Labels): boolean {
  const { key, operator, values } = isObject(expression) ? expression : {};
  if (typeof key !== 'string') return false;
  const listed = Array.isArray(values) && values.includes(labels[key]);
  switch (operator) {
    case 'In':
      return listed;
    case 'NotIn':
      return Array.isArray(values) && !listed;
    case 'Exists':
      return labels[key] !== undefined;
    case 'DoesNotExist':
      return labels[key] === undefined;
    default:
      return false;
  }
}
