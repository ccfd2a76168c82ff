import { DriverError } from '../../../core/driver-error.ts';
import { sha256 } from '../../../core/digest.ts';
import { other, splitOf, type Buckets } from '../buckets.ts';

/** How users are told apart, and what the slots are called. */
export interface Rule {
  /** Of the marks and of the variables. */
  name: string;
  /** What is hashed, or whose value decides: a text with variables of nginx. */
  key: string;
  slots: readonly string[];
  /** Slot -> upstream. */
  upstreams: Record<string, string>;
  /** With these the key's value decides and not its hash: who comes first, and what part of all users they are. */
  values?: readonly { value: string; share: number }[];
}

/** What nginx does with users: who has which, and which slot gets a copy of the requests. */
export interface State {
  buckets: Buckets;
  mirror: string | null;
}

export interface RunningState extends State {
  by: 'this' | 'other' | 'hand';
}

const EPSILON = 1e-6;

/**
 * The lines between the marks, for nginx's `http` context. `split_clients` gives the first entry the lowest hashes, so the slot
 * that grows stands first and nobody moves back; `0%` is refused by nginx and left out.
 */
export function render(state: State, rule: Rule): string {
  const { name, upstreams } = rule;
  return [
    ...(rule.values ? valueLines(state, rule) : hashLines(state, rule)),
    `map $nginx_version $${name}_mirror { default "${state.mirror === null ? '' : upstreams[state.mirror]!}"; }`,
    `map $nginx_version $${name}_state { default "${describeState(state, rule)}"; }`,
    '',
  ].join('\n');
}

function hashLines({ buckets: { first, share } }: State, { key, name, slots, upstreams }: Rule): string[] {
  const rest = upstreams[share === 100 ? first : other(first, slots)]!;
  return [`split_clients "${key}" $${name} {`, ...(share > 0 && share < 100 ? [`    ${share}% ${upstreams[first]!};`] : []), `    * ${rest};`, '}'];
}

// nginx reads its quoted texts first: there `\n`, `\r` and `\t` are no letters, so the mark that makes a value mean itself is written twice.
function valueLines({ buckets: { first, share } }: State, { key, name, slots, upstreams, values }: Rule): string[] {
  let sum = 0;
  const within = share === 100 ? [] : values!.filter((each) => (sum += each.share) <= share + EPSILON);
  const rest = upstreams[share === 100 ? first : other(first, slots)]!;
  return [`map "${key}" $${name} {`, ...within.map(({ value }) => `    "\\\\${value}" ${upstreams[first]!};`), `    default ${rest};`, '}'];
}

/** One line that the running nginx repeats: the shares, the growing slot first, the mirror, and by which rule. */
export function describeState({ buckets, mirror }: State, rule: Rule): string {
  const split = splitOf(buckets, rule.slots);
  const rest = other(buckets.first, rule.slots);
  return `${buckets.first}:${split[buckets.first]} ${rest}:${split[rest]} mirror:${mirror ?? '-'} rule:${digestOf(rule)}`;
}

/** Another key or other values move users: it is seen where the shares alone are the same. */
function digestOf({ key, upstreams, slots, values }: Rule): string {
  return sha256(Buffer.from(JSON.stringify([key, slots.map((slot) => upstreams[slot]), values ?? null]))).slice('sha256:'.length, 'sha256:'.length + 8);
}

/** Reads such a line; `by`: this rule, another one, or a person who began with a configuration to copy. Undefined where it is none. */
export function readState(text: string, rule: Rule): RunningState | undefined {
  const found = /^([\w.-]+):(\d+(?:\.\d{1,2})?) ([\w.-]+):(\d+(?:\.\d{1,2})?) mirror:([\w.-]+) rule:(-|[0-9a-f]{8})\s*$/.exec(text);
  if (!found) return undefined;
  const [, first, share, second, , mirror, digest] = found as unknown as string[];
  const known = [first, second].sort().join() === [...rule.slots].sort().join() && (mirror === '-' || rule.slots.includes(mirror!));
  if (!known || Number(share) > 100 || Math.abs(Number(share) + Number(found[4]) - 100) > EPSILON) return undefined;
  return { buckets: { first: first!, share: Number(share) }, mirror: mirror === '-' ? null : mirror!, by: digest === digestOf(rule) ? 'this' : digest === '-' ? 'hand' : 'other' };
}

/** The three parts of a configuration file: up to the mark's line, between the marks, from the closing mark on. Throws DriverError `nginx-marks`. */
export function regionOf(text: string, name: string, file: string): { before: string; body: string; after: string } {
  const begin = [...text.matchAll(new RegExp(`^[ \\t]*# sluice begin ${name}(?![\\w]).*\\r?\\n`, 'gm'))];
  const end = [...text.matchAll(new RegExp(`^[ \\t]*# sluice end ${name}(?![\\w]).*$`, 'gm'))];
  const [from, to] = [begin[0] && begin[0].index + begin[0][0].length, end[0]?.index];
  if (begin.length !== 1 || end.length !== 1 || from! > to!)
    throw new DriverError('nginx-marks', `${file} has not exactly one line \`# sluice begin ${name}\` and one \`# sluice end ${name}\` behind it.`, 'Put both into nginx\'s `http` context; docs/drivers.md has a file to copy.');
  return { before: text.slice(0, from), body: text.slice(from, to), after: text.slice(to) };
}

/**
 * What the lines between the marks make nginx do after its next reload. Where somebody changed them by hand the shares are read
 * from the lines that nginx itself reads. Throws DriverError `nginx-region` where they cannot be told.
 */
export function keptState(body: string, rule: Rule, file: string): State & { exact: boolean } {
  const said = new RegExp(`\\$${rule.name}_state \\{ default "([^"\\n]*)"; \\}`).exec(body)?.[1];
  const state = said === undefined ? undefined : readState(said, rule);
  if (state && body === render(state, rule)) return { ...state, exact: true };
  const shares = rule.values ? undefined : handwritten(body, rule);
  if (!shares)
    throw new DriverError('nginx-region', `Nobody can tell what the lines between the marks in ${file} would do: they are not Sluice's.`, `Put them back as docs/drivers.md shows them, and run \`sluice check\`.`);
  return { buckets: shares, mirror: state?.mirror ?? null, exact: false };
}

function handwritten(body: string, { slots, upstreams }: Rule): Buckets | undefined {
  const lines = body.replace(/#.*$/gm, '');
  const block = /split_clients\s[^{]*\{([^}]*)\}/.exec(lines)?.[1];
  const entries = [...(block ?? '').matchAll(/([\d.]+%|\*)\s+([^\s;]+)\s*;/g)].map(([, part, upstream]) => ({ part: part!, slot: slots.find((slot) => upstreams[slot] === upstream) }));
  const last = entries.at(-1);
  if (!last || last.part !== '*' || entries.some(({ slot }) => slot === undefined)) return undefined;
  const first = entries[0]!.slot!;
  const share = entries.slice(0, -1).filter(({ slot }) => slot === first).reduce((sum, { part }) => sum + Number.parseFloat(part), 0);
  if (entries.length === 1) return { first: other(first, slots), share: 0 };
  return { first, share: last.slot === first ? 100 - entries.slice(0, -1).filter(({ slot }) => slot !== first).reduce((sum, { part }) => sum + Number.parseFloat(part), 0) : share };
}
