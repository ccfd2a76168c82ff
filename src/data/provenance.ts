import type { Resource } from '../core/stage.ts';
import { digestOfJson } from '../core/digest.ts';
import type { DataFacts } from './check.ts';
import { digestOfFiles } from './engines/source-digest.ts';
import { profileDigest } from './profile/profile.ts';

/** Everything that was read, by its bytes. Tables of a server have a snapshot at most, which `provenanceOf` records. */
export async function inputsOf({ delivery, references, context }: DataFacts): Promise<Resource[]> {
  const tables = [...references.values()].map(async ({ name, source }): Promise<Resource[]> => {
    const { digest } = await context.engine.identify(source);
    return digest ? [{ name: `data.${name}`, digest }] : [];
  });
  const { profile } = delivery.spec.data!;
  const read = await Promise.all(tables);
  return [...read.flat(), ...(profile ? [{ name: 'data.profile', digest: await digestOfFiles(delivery.resolve(profile)) }] : [])];
}

/** Where the numbers of this verdict come from, for the statement. */
export async function provenanceOf(facts: DataFacts, rows: Record<string, number>): Promise<Record<string, unknown>> {
  const { delivery, context, references } = facts;
  const { engine } = context;
  const data = delivery.spec.data!;
  const known = data.serving || data.profile ? await facts.profile() : undefined;
  const sources: Record<string, unknown> = {};
  for (const { name, source, columns } of references.values()) {
    const { digest, snapshot } = await engine.identify(source);
    sources[name] = { ...(digest ? { digest } : {}), ...(snapshot ? { snapshot } : {}), columns: columns.map((column) => [column.name, column.native]), engine: await engine.about(source) };
  }
  return {
    engine: { name: engine.name, version: engine.version },
    rows,
    sources,
    contract: digestOfJson(data),
    ...(known ? { profile: { digest: profileDigest(known.profile), from: known.from } } : {}),
    ...(data.provenance ? { provenance: data.provenance } : {}),
  };
}
