import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commandTraffic } from '../../../src/rollout/traffic/command.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { trafficContract } from './contract.ts';

const READ = `import { readFileSync } from 'node:fs'; process.stdout.write(readFileSync('weights.json', 'utf8'));`;
const WRITE = `import { readFileSync, writeFileSync } from 'node:fs'; writeFileSync('weights.json', readFileSync(0));`;
const NODE = process.execPath;

async function programs(read = READ, write = WRITE) {
  const folder = await temporaryFolder();
  const file = path.join(folder.path, 'weights.json');
  await writeFile(file, '{"weights":{"a":100,"b":0}}');
  await writeFile(path.join(folder.path, 'read.mjs'), read);
  await writeFile(path.join(folder.path, 'write.mjs'), write);
  const again = () => commandTraffic({ read: `${NODE} read.mjs`, write: [NODE, 'write.mjs'], slots: ['a', 'b'], cwd: folder.path, timeout: 20_000 });
  return {
    again, driver: again(),
    turn: () => writeFile(file, '{"weights":{"b":30,"a":70}}'),
    file,
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

trafficContract('command', programs, { splits: [{ a: 100, b: 0 }, { a: 99.5, b: 0.5 }] });

describe('the programs of a router', () => {
  test('get the split as JSON on standard input', async () => {
    await using place = await programs();
    await place.driver.write({ a: 95, b: 5 });
    expect(await readFile(place.file, 'utf8')).toBe('{"weights":{"a":95,"b":5}}\n');
  });

  test('that print no JSON are named', async () => {
    await using place = await programs('console.log("weights: a=95")');
    await expect(place.driver.read()).rejects.toMatchObject({ code: 'program-not-json', message: expect.stringContaining('a=95') });
  });

  test('that print other slots are refused', async () => {
    await using place = await programs('console.log(JSON.stringify({ weights: { champion: 95, candidate: 5 } }))');
    await expect(place.driver.read()).rejects.toMatchObject({ code: 'weights-unknown' });
  });

  test('that fail are reported with their status and last words', async () => {
    await using place = await programs(READ, 'console.error("backend income is away"); process.exit(7);');
    await expect(place.driver.write({ a: 95, b: 5 })).rejects.toMatchObject({
      code: 'program-failed',
      exitCode: 7,
      message: expect.stringMatching(/write\.mjs[\s\S]*status 7[\s\S]*backend income is away/),
    });
  });
});
