// The JSON Schemas are the one source of the TypeScript types: writes src/delivery/spec.ts from schemas/delivery.schema.json.
// `--check` compares instead and fails where they differ.
import { readFile, writeFile } from 'node:fs/promises';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

const HEADER = '// Made by `npm run types` from schemas/delivery.schema.json. Do not edit.\n';
const target = new URL('../src/delivery/spec.ts', import.meta.url);

const schema = JSON.parse(await readFile(new URL('../schemas/delivery.schema.json', import.meta.url), 'utf8')) as JSONSchema;
const made = await compile(forTypes(schema) as JSONSchema, 'DeliverySpec', { bannerComment: HEADER, style: { singleQuote: true, printWidth: 120 } });
if (process.argv.includes('--check')) {
  const kept = await readFile(target, 'utf8').catch(() => '');
  if (kept !== made) {
    console.error('src/delivery/spec.ts is not what schemas/delivery.schema.json makes. Run `npm run types` and commit it.');
    process.exit(1);
  }
} else {
  await writeFile(target, made);
}

/** The same schema without what types cannot say (`one of these keys`), and with tuples in the spelling the maker knows. */
function forTypes(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(forTypes);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key, value]) => !(key === 'oneOf' && isRequiredOnly(value)));
  const copy = Object.fromEntries(entries.map(([key, value]) => [key, forTypes(value)]));
  if ('prefixItems' in copy) {
    copy.items = copy.prefixItems;
    copy.additionalItems = false;
    delete copy.prefixItems;
  } else {
    delete copy.minItems;
    delete copy.maxItems;
  }
  return copy;
}

function isRequiredOnly(value: unknown): boolean {
  return Array.isArray(value) && value.every((branch) => Object.keys(branch as object).join() === 'required');
}
