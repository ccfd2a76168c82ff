import { readFile } from 'node:fs/promises';

/** The configuration files that a page of the docs gives to copy, by the name in their first line. */
export async function filesOf(page: string): Promise<Record<string, string>> {
  const text = await readFile(new URL(`../../${page}`, import.meta.url), 'utf8');
  return Object.fromEntries([...text.matchAll(/```(?:haproxy|nginx|text|yaml)\n# (\S+)\n([\s\S]*?)```/g)].map(([, name, body]) => [name!, body!]));
}
