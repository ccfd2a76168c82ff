import { InputError } from '../../core/problem.ts';

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const MATCHER = /^\s*[a-zA-Z_][a-zA-Z0-9_]*\s*(?:=~|!~|!=|=)\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')\s*(,|$)/;

/**
 * A plain selector of a counter: `name`, `name{label="value"}` or `{…}`. Anything else is refused with InputError
 * `not-a-selector`: `increase(x[5m])` read every minute would count each event five times, so Sluice takes the counter
 * itself and the differences are its own.
 */
export function checkSelector(text: string, where: string): string {
  const selector = text.trim();
  const brace = selector.indexOf('{');
  const name = brace < 0 ? selector : selector.slice(0, brace).trim();
  const braces = brace < 0 ? '' : selector.slice(brace);
  const named = name === '' ? brace === 0 : NAME.test(name);
  if (!named || (brace >= 0 && !areMatchers(braces)))
    throw InputError.of(
      'not-a-selector',
      `${where} is ${JSON.stringify(text.slice(0, 200))}, which is not the plain selector of a counter.`,
      'Write the counter itself, e.g. requests_total{code=~"5.."}, without rate(), increase() or a range: Sluice takes the differences.',
    );
  return selector;
}

/** The selector with one more label, whatever the value holds. */
export function withMatcher(selector: string, label: string, value: string): string {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label))
    throw InputError.of('segment-label', `${JSON.stringify(label.slice(0, 100))} is no name of a label.`, 'Name the label in Prometheus by which the slices are told apart.');
  const matcher = `${label}=${JSON.stringify(value)}`;
  const text = selector.trim();
  if (!text.endsWith('}')) return `${text}{${matcher}}`;
  const inside = text.slice(0, -1).trimEnd();
  return `${inside}${inside.endsWith('{') || inside.endsWith(',') ? '' : ','}${matcher}}`;
}

function areMatchers(braces: string): boolean {
  if (!braces.endsWith('}')) return false;
  let rest = braces.slice(1, -1);
  while (rest.trim() !== '') {
    const match = MATCHER.exec(rest);
    if (!match) return false;
    rest = rest.slice(match[0].length);
  }
  return true;
}
