import type { DriftLimit } from '../../delivery/spec.ts';
import type { ColumnDraft, Reasoned } from './draft.ts';
import { budgetWords, type InferredContract } from './infer-contract.ts';

/** What stands around the contract in a delivery file. */
export interface ContractPlaces {
  /** Relative to the delivery file. */
  train: string;
  serving: string;
  profile: string;
  /** Of the release, and the schema's path for editors. */
  name: string;
  schema?: string;
  /** Limits of drift that the tables themselves need, and why. */
  limits: ReadonlyMap<string, Reasoned<DriftLimit | 'off'>>;
  /** Lines about the whole, for the head of the file. */
  head: readonly string[];
}

/** The delivery file as a person would review it: every bound with its reason beside it. */
export function contractText(contract: InferredContract, places: ContractPlaces): string {
  const { key, label, columns, rows, volume } = contract;
  const rules = columns.flatMap((draft) => draft.rules);
  const lines = [
    ...(places.schema === undefined ? [] : [`# yaml-language-server: $schema=${plain(places.schema)}`]),
    ...[...places.head, ...budgetWords(contract.budget)].map((line) => `# ${plain(line)}`),
    'version: 1',
    '',
    'release:',
    `  name: ${yaml(places.name)}`,
    '  model: model # where your model lies; only the data is looked at so far',
    '',
    'data:',
    `  train: ${yaml(places.train)}`,
    `  serving: ${yaml(places.serving)} # the inputs of today${places.serving === places.train ? '; until there are any, the training data' : ''}`,
    `  profile: ${yaml(places.profile)} # frozen from train; \`sluice profile\` makes it anew`,
    ...(key.length > 0 ? [`  key: [${key.map(yaml).join(', ')}] # names a row in reports; unique and never missing`] : []),
    ...(label === undefined ? [] : [`  label: ${yaml(label)}`]),
    `  volume: ${yaml(volume.value)} # ${plain(volume.why)}`,
    '  columns:',
    ...columns.flatMap(columnLines),
    ...listLines('rules', rules),
    ...listLines('rows', rows),
    ...driftLines(places.limits),
  ];
  return `${lines.join('\n')}\n`;
}

function columnLines({ name, seen, column, why }: ColumnDraft): string[] {
  const keys = Object.entries(column);
  if (keys.length === 0) return [`    ${yaml(name)}: {} # ${plain(seen)}`];
  return [
    `    ${yaml(name)}: # ${plain(seen)}`,
    ...keys.flatMap(([key, value]) => {
      const reason = why[key as keyof typeof why];
      if (key === 'quantiles') return [`      quantiles:${reason ? ` # ${plain(reason)}` : ''}`, ...Object.entries(value as object).map(([level, band]) => `        ${JSON.stringify(level)}: ${yaml(band)}`)];
      return [`      ${key}: ${yaml(value)}${reason ? ` # ${plain(reason)}` : ''}`];
    }),
  ];
}

function listLines<T>(key: string, rules: readonly Reasoned<T>[]): string[] {
  return rules.length === 0 ? [] : [`  ${key}:`, ...rules.map(({ value, why }) => `    - ${yaml(value)} # ${plain(why)}`)];
}

function driftLines(limits: ContractPlaces['limits']): string[] {
  return [
    '  drift: # from train to serving, by the profile; fails when the lower bound of the distance passes its limit',
    '    false_alarms: 0.05',
    ...(limits.size === 0 ? [] : ['    limits:', '      columns:', ...[...limits].map(([name, { value, why }]) => `        ${yaml(name)}: ${yaml(value)} # ${plain(why)}`)]),
  ];
}

/** A value in YAML's flow style. Texts are quoted as JSON, which is YAML, unless nothing in them could be read otherwise. */
export function yaml(value: unknown): string {
  if (typeof value === 'string') return /^[A-Za-z][A-Za-z0-9_./-]{0,80}$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n|\.?(nan|inf))$/i.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(yaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => `${yaml(key)}: ${yaml(one)}`).join(', ')}}`;
  return String(value);
}

/** Text for a comment: one line, no control characters. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ');
}
