import { table } from './action-readme.ts';

interface Node {
  type?: string | string[];
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: Node | boolean;
  items?: Node | boolean;
  prefixItems?: Node[];
  anyOf?: Node[];
  oneOf?: Node[];
  $ref?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  pattern?: string;
  $defs?: Record<string, Node>;
}

/** docs/delivery-file.md: every key of the delivery file, from its schema. */
export function deliveryPage(schema: Node): string {
  const rows: string[][] = [];
  walk(schema, schema, [], rows, new Set());
  return [
    '# The delivery file\n',
    '<!-- Made by `npm run docs` from schemas/delivery.schema.json. -->\n',
    '`delivery.yml` is everything that a team declares about one model\'s delivery. It is YAML 1.2; anchors and merge keys work.',
    'All mistakes in it come back at once, each with line, column and what to do. Paths are relative to the file and may not leave',
    'the repository. The smallest useful one:\n',
    '```yaml',
    'version: 1',
    'release: {name: income, version: 1.0.0, model: model/}',
    'data: {test: data/test.csv, key: [id], label: over_50k}',
    'tests: {task: binary, predictions: {candidate: out/predictions.csv}}     # columns: key, score',
    '```\n',
    'An editor that knows YAML schemas completes it after this first line:',
    '`# yaml-language-server: $schema=schemas/delivery.schema.json`. [examples/income](../examples/income) has whole ones.\n',
    '## Every key\n',
    '`*` stands for a name of yours, `[]` for each entry of a list; **bold** is required where its parent is given.\n',
    table(['Key', 'What may stand there', 'Default', 'What it means'], rows),
  ].join('\n');
}

function walk(root: Node, node: Node, path: string[], rows: string[][], seen: ReadonlySet<string>): void {
  for (const [name, child] of Object.entries(node.properties ?? {})) row(root, child, [...path, name], node.required?.includes(name) ?? false, rows, seen);
  if (typeof node.additionalProperties === 'object') row(root, node.additionalProperties, [...path, '*'], false, rows, seen);
}

function row(root: Node, child: Node, path: string[], required: boolean, rows: string[][], seen: ReadonlySet<string>): void {
  const target = resolve(root, child);
  const shown = path.join('.').replaceAll('.[]', '[]');
  rows.push([required ? `**\`${shown}\`**` : `\`${shown}\``, kind(root, target), target.default === undefined ? '' : `\`${JSON.stringify(target.default)}\``, target.description ?? child.description ?? '']);
  const name = child.$ref ?? '';
  if (seen.has(name)) return;
  const deeper = name === '' ? seen : new Set([...seen, name]);
  walk(root, target, path, rows, deeper);
  if (typeof target.items === 'object') {
    const item = resolve(root, target.items);
    if (item.properties) walk(root, item, [...path, '[]'], rows, deeper);
  }
  for (const branch of target.anyOf ?? []) walk(root, resolve(root, branch), path, rows, deeper);
}

function resolve(root: Node, node: Node): Node {
  return node.$ref ? (root.$defs?.[node.$ref.split('/').at(-1)!] ?? node) : node;
}

function kind(root: Node, node: Node): string {
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.enum) return node.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (node.anyOf) return node.anyOf.map((branch) => kind(root, resolve(root, branch))).join(' or ');
  const names: Record<string, string> = { object: 'map', array: 'list', string: 'text', number: 'number', integer: 'whole number', boolean: 'true or false' };
  const types = [node.type ?? 'object'].flat().map((type) => names[type] ?? type);
  const limits = [
    node.minimum === undefined ? '' : `≥ ${node.minimum}`,
    node.exclusiveMinimum === undefined ? '' : `> ${node.exclusiveMinimum}`,
    node.maximum === undefined ? '' : `≤ ${node.maximum}`,
    node.exclusiveMaximum === undefined ? '' : `< ${node.exclusiveMaximum}`,
  ].filter((limit) => limit !== '');
  return `${types.join(' or ')}${limits.length > 0 ? ` ${limits.join(', ')}` : ''}`;
}
