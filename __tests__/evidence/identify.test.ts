import { appendFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { digestOfJson } from '../../src/core/digest.ts';
import type { InputError } from '../../src/core/problem.ts';
import { identify } from '../../src/evidence/identify.ts';
import { schemaMistakes } from '../../src/evidence/hostile-json.ts';
import { modelDigest } from '../../src/evidence/model-digest.ts';
import { identifyRelease, layoutOf, parseManifest } from '../../src/evidence/release.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { contextIn, deliveryIn } from './factory.ts';
import { writeTree } from './files.ts';

const ALL_PARTS = `version: 1
release: {name: income, version: 1.0.0, model: model/, code: serve.py, features: features/, config: serve.yaml, environment: requirements.lock}
`;

async function wholeDeliveryIn(folder: string, text = ALL_PARTS) {
  await writeTree(folder, { 'features/make.py': 'f', 'serve.yaml': 'port: 1\n', 'requirements.lock': 'numpy==2.0.0\n' });
  return await deliveryIn(folder, text);
}

describe('the release digest', () => {
  test('is SHA-256 over the canonical JSON of the parts\' digests, and of nothing else', async () => {
    await using folder = await temporaryFolder();
    const manifest = await identifyRelease(await wholeDeliveryIn(folder.path));
    const model = (await modelDigest(path.join(folder.path, 'model'))).digest;
    const code = (await modelDigest(path.join(folder.path, 'serve.py'))).digest;
    expect(Object.keys(manifest.parts)).toEqual(['model', 'code', 'features', 'config', 'environment']);
    expect([manifest.parts.model.digest, manifest.parts.code!.digest]).toEqual([model, code]);
    const { features, config, environment } = manifest.parts;
    expect(manifest.digest).toBe(digestOfJson({ model, code, features: features!.digest, config: config!.digest, environment: environment!.digest }));
    expect(schemaMistakes('release', manifest)).toEqual([]);
  });

  test('does not change with name, version or the place of the folder', async () => {
    await using here = await temporaryFolder();
    await using there = await temporaryFolder();
    const first = await identifyRelease(await wholeDeliveryIn(here.path));
    const second = await identifyRelease(await wholeDeliveryIn(there.path, ALL_PARTS.replace('income', 'wages').replace('1.0.0', '2.0.0')));
    expect(second.digest).toBe(first.digest);
  });

  test('differs where a part is declared or not, though the bytes are the same', async () => {
    await using folder = await temporaryFolder();
    const all = await identifyRelease(await wholeDeliveryIn(folder.path));
    const fewer = await identifyRelease(await wholeDeliveryIn(folder.path, ALL_PARTS.replace(', config: serve.yaml', '')));
    expect(fewer.digest).not.toBe(all.digest);
  });
});

describe('the stage identify', () => {
  test('passes, and shows each part with its files and bytes and what is not part of the release', async () => {
    await using folder = await temporaryFolder();
    const { verdict, inputs, details } = await identify(await deliveryIn(folder.path), contextIn(folder.path));
    expect(verdict).toMatchObject({ stage: 'identify', outcome: 'pass', enforced: true });
    expect(verdict.headline).toContain('income 1.0.0 is the release');
    expect(verdict.facts.map(([name]) => name)).toEqual(['Release digest', 'model', 'code']);
    expect(verdict.facts[1]![1]).toMatch(/\(2 files, 11 bytes\)$/);
    expect(verdict.notes).toHaveLength(3);
    expect(inputs.map(({ name }) => name)).toEqual(['model', 'code']);
    expect(details).toMatchObject({ files: { model: [{ path: 'vocab/words.txt', bytes: 4 }, { path: 'weights.onnx', bytes: 7 }] } });
    expect(schemaMistakes('verdict', verdict)).toEqual([]);
  });

  test('fails where the bytes are not those that were identified before', async () => {
    await using folder = await temporaryFolder();
    const delivery = await deliveryIn(folder.path);
    const first = await identify(delivery, contextIn(folder.path));
    await appendFile(path.join(folder.path, 'serve.py'), '#');
    const { verdict } = await identify(delivery, contextIn(folder.path, { release: first.verdict.release }));
    expect(verdict.outcome).toBe('fail');
    expect(verdict.findings.map(({ code }) => code)).toContain('release-changed');
  });

  test('warns where the candidate is what serves already', async () => {
    await using folder = await temporaryFolder();
    const delivery = await deliveryIn(folder.path);
    const champion = (await identify(delivery, contextIn(folder.path))).verdict.release;
    const { verdict } = await identify(delivery, contextIn(folder.path, { champion }));
    expect(verdict.outcome).toBe('warn');
    expect(verdict.findings.map(({ code }) => code)).toContain('release-is-champion');
  });

  test('names the mistakes of all parts at once, each at its line of the delivery file', async () => {
    await using folder = await temporaryFolder();
    const delivery = await wholeDeliveryIn(folder.path);
    await rm(path.join(folder.path, 'model'), { recursive: true });
    await rm(path.join(folder.path, 'serve.yaml'));
    const error = (await identify(delivery, contextIn(folder.path)).catch((thrown: unknown) => thrown)) as InputError;
    expect(error.problems.map(({ code, location }) => [code, location?.line])).toEqual([
      ['part-missing', 2],
      ['part-missing', 2],
    ]);
  });
});

describe('a manifest from a stranger', () => {
  test('is read back as it was written, with the layout a gate compares', async () => {
    await using folder = await temporaryFolder();
    const manifest = await identifyRelease(await deliveryIn(folder.path));
    expect(parseManifest(Buffer.from(JSON.stringify(manifest)), 'release.json')).toEqual(manifest);
    expect(layoutOf(manifest)).toEqual({ model: manifest.parts.model.tree, code: manifest.parts.code!.tree });
  });

  test('is refused where its digest does not follow from its parts, or it has other fields', async () => {
    await using folder = await temporaryFolder();
    const manifest = await identifyRelease(await deliveryIn(folder.path));
    const codeOf = (value: unknown): string => {
      try {
        parseManifest(Buffer.from(JSON.stringify(value)), 'release.json');
        return 'no error';
      } catch (error) {
        return (error as InputError).problems[0]!.code;
      }
    };
    expect(codeOf({ ...manifest, digest: `sha256:${'0'.repeat(64)}` })).toBe('manifest-contradictory');
    expect(codeOf({ ...manifest, parts: { model: manifest.parts.model } })).toBe('manifest-contradictory');
    expect(codeOf({ ...manifest, extra: 1 })).toBe('manifest-unreadable');
    expect(codeOf({ ...manifest, parts: {} })).toBe('manifest-unreadable');
  });
});
