import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { loadDelivery } from '../../../src/delivery/load.ts';
import { judgeEnvironment } from '../../../src/model/environment/environment.ts';
import { condaPlatform } from '../../../src/model/environment/lock-conda.ts';
import { isPythonVersion, readLock } from '../../../src/model/environment/lock.ts';
import { contextOf, repository, type Repository } from '../support.ts';

const repos: Repository[] = [];
let repo: Repository;
beforeEach(() => {
  repo = repository();
  repos.push(repo);
});
afterAll(() => repos.forEach((each) => each.remove()));

async function judged(environment: string | undefined, tests = '') {
  repo.write('delivery.yml', `version: 1\nrelease:\n  name: income\n  model: model.bin\n${environment === undefined ? '' : `  environment: ${environment}\n`}data: {test: test.csv, key: [id], label: y}\n${tests}`);
  const answer = await judgeEnvironment(await loadDelivery('delivery.yml', { workspace: repo.path }), contextOf(repo, {} as DataEngine));
  return { ...answer, codes: answer.findings.map(({ code, outcome }) => [code, outcome]) };
}

const installNpm = (name: string, version: string) => repo.write(`node_modules/${name}/package.json`, JSON.stringify({ name, version }));
const npmLock = (packages: Record<string, object>) => repo.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } }));

/** A program that answers as Python does to the one question, with packages in a folder of the test. */
function pythonWith(packages: Record<string, string>, prefix?: string): string {
  for (const [name, version] of Object.entries(packages)) repo.write(`site/${name}-${version}.dist-info/METADATA`, `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n\nName: not-this\n`);
  const program = repo.write('bin/python3', `#!/bin/sh\necho '${JSON.stringify({ version: '3.11.7', path: [path.join(repo.path, 'site')], prefix })}'\n`);
  chmodSync(program, 0o755);
  return 'tests: {task: binary, predictions: {candidate: c.csv}, predict: {command: bin/python3 predict.py}}\n';
}

describe('a lock of npm', () => {
  test('that is installed as it says passes, by what each package says of itself', async () => {
    installNpm('a', '1.2.3');
    npmLock({ 'node_modules/a': { version: '1.2.3' }, 'node_modules/other-machine': { version: '1.0.0', optional: true } });
    const { findings, codes, inputs } = await judged('package-lock.json');
    expect(codes).toEqual([['environment-matches', 'pass']]);
    expect(findings[0]!.numbers).toEqual({ pinned: 2, installed: 1, different: 0 });
    expect(inputs).toEqual([{ name: 'release.environment', digest: expect.stringMatching(/^sha256:/) }]);
  });

  test('that differs names the packages: another version, another archive, none at all', async () => {
    installNpm('a', '1.2.4');
    installNpm('b', '1.0.0');
    repo.write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.2.3' }, 'node_modules/b': { integrity: 'sha512-evil' } } }));
    npmLock({ 'node_modules/a': { version: '1.2.3' }, 'node_modules/b': { version: '1.0.0', integrity: 'sha512-good' }, 'node_modules/c': { version: '1.0.0' } });
    const { findings, codes } = await judged('package-lock.json');
    expect(codes).toEqual([['environment-differs', 'fail']]);
    expect(findings[0]!.examples).toEqual(['node_modules/a 1.2.4 (lock: 1.2.3)', 'node_modules/b 1.0.0 (sha512-evil) (lock: 1.0.0 (sha512-good))', 'node_modules/c not installed (lock: 1.0.0)']);
  });

  test('whose names lead out of the folder reads nothing there', async () => {
    installNpm('a', '1.0.0');
    repo.write('secret/package.json', '{"version": "1.0.0"}');
    npmLock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/../secret': { version: '1.0.0' } });
    expect((await judged('package-lock.json')).findings[0]).toMatchObject({ code: 'environment-differs', examples: ['node_modules/../secret not installed (lock: 1.0.0)'] });
  });

  test('with nothing installed says so', async () => {
    npmLock({ 'node_modules/a': { version: '1.2.3' } });
    expect((await judged('package-lock.json')).codes).toEqual([['environment-absent', 'warn']]);
  });
});

describe('a requirements file', () => {
  test('is held against the packages of the Python that runs the team\'s program', async () => {
    const tests = pythonWith({ 'Scikit_Learn': '1.9.0', numpy: '2.0.0+cpu' });
    repo.write('requirements.txt', '# made by pip-compile\nscikit-learn[extra]==1.9 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nnumpy == 2.0.0  # fast\npywin32==306 ; sys_platform == "win32"\n--index-url https://example.org\n');
    expect((await judged('requirements.txt', tests)).codes).toEqual([['environment-matches', 'pass']]);
    repo.write('requirements.txt', 'scikit-learn==1.8.0\nnumpy==2.0.0\npandas==2.2.0\n');
    const { findings } = await judged('requirements.txt', tests);
    expect(findings).toMatchObject([{ code: 'environment-differs', outcome: 'fail', message: expect.stringContaining('scikit-learn 1.9.0 (lock: 1.8.0) and pandas not installed (lock: 2.2.0)') }]);
  });

  test('that pins only in part says which lines pin nothing', async () => {
    const tests = pythonWith({ numpy: '2.0.0' });
    repo.write('requirements.txt', 'numpy==2.0.0\npandas>=2\n-r more.txt\n');
    expect((await judged('requirements.txt', tests)).findings).toMatchObject([{ code: 'environment-loose', outcome: 'warn', message: expect.stringContaining('pandas>=2 and -r more.txt') }, { code: 'environment-matches' }]);
  });

  test('is read off a real Python as well', async () => {
    const found = spawnable('python3') && execFileSync('python3', ['-I', '-c', 'import importlib.metadata as m; print(m.version("pip"))'], { encoding: 'utf8' }).trim();
    repo.write('requirements.txt', `pip==${found || '0'}\n`);
    expect((await judged('requirements.txt')).codes).toEqual([[found ? 'environment-matches' : 'environment-absent', found ? 'pass' : 'warn']]);
  });
});

const POETRY = `[[package]]
name = "NumPy"
version = "2.0.0"
optional = false

[[package]]
name = "rich"
version = "13.7.1"
optional = false
[package.dependencies]
colorama = {version = "*", markers = "sys_platform == 'win32'"}
pygments = ">=2"

[[package]]
name = "colorama"
version = "0.4.6"
optional = false

[[package]]
name = "pygments"
version = "2.18.0"
optional = false

[[package]]
name = "pytest"
version = "8.0.0"
optional = false
groups = ["dev"]
`;

const UV = `version = 1
[[package]]
name = "income"
version = "0.1.0"
source = { virtual = "." }
dependencies = [{ name = "numpy" }, { name = "pywin32", marker = "sys_platform == 'win32'" }]
[package.dev-dependencies]
dev = [{ name = "pytest" }]

[[package]]
name = "numpy"
version = "2.0.0"
source = { registry = "https://example.org/simple" }
dependencies = [{ name = "libopenblas" }]

[[package]]
name = "libopenblas"
version = "0.3"
source = { registry = "https://example.org/simple" }

[[package]]
name = "pywin32"
version = "306"
source = { registry = "https://example.org/simple" }

[[package]]
name = "pytest"
version = "8.0.0"
source = { registry = "https://example.org/simple" }
`;

const PYLOCK = 'lock-version = "1.0"\n[[packages]]\nname = "numpy"\nversion = "2.0.0"\n[[packages]]\nname = "numpy"\nversion = "1.26.4"\nmarker = "python_version < \'3.9\'"\n[[packages]]\nname = "pywin32"\nversion = "306"\nmarker = "sys_platform == \'win32\'"\n';

describe('a lock in TOML', () => {
  test.each([
    ['poetry.lock', POETRY, { numpy: '2.0.0', rich: '13.7.1', pygments: '2.18.0' }],
    ['uv.lock', UV, { numpy: '2.0.0', libopenblas: '0.3.0' }],
    ['pylock.toml', PYLOCK, { numpy: '1.26.4' }],
  ])('%s is held against what is installed; what other machines, groups and extras need may be away', async (name, text, packages) => {
    repo.write(name, text);
    expect((await judged(name, pythonWith(packages))).codes).toEqual([['environment-matches', 'pass']]);
  });

  test.each([
    ['poetry.lock', POETRY, { numpy: '2.0.1', rich: '13.7.1' }, ['numpy 2.0.1 (lock: 2.0.0)', 'pygments not installed (lock: 2.18.0)']],
    ['uv.lock', UV, { numpy: '2.0.0' }, ['libopenblas not installed (lock: 0.3)']],
    ['pylock.toml', PYLOCK, { numpy: '1.0' }, ['numpy 1.0 (lock: 2.0.0 or 1.26.4)']],
  ])('%s that differs names the packages', async (name, text, packages, named) => {
    repo.write(name, text);
    expect((await judged(name, pythonWith(packages))).findings).toMatchObject([{ code: 'environment-differs', outcome: 'fail', examples: named }]);
  });
});

describe('a lock of conda', () => {
  const record = (name: string, files: string[] = []) => repo.write(`env/conda-meta/${name}.json`, JSON.stringify({ files }));
  const inConda = (packages: Record<string, string>) => pythonWith(packages, path.join(repo.path, 'env'));

  test('explicit is held against what conda has recorded, also what is no Python', async () => {
    repo.write('conda-linux-64.lock', '# platform: linux-64\n@EXPLICIT\nhttps://example.org/linux-64/openssl-3.0.13-h7f8727e_0.conda#aa\nhttps://example.org/noarch/python-dateutil-2.9.0-pyhd3eb1b0_2.tar.bz2\n');
    record('openssl-3.0.13-h7f8727e_0');
    record('python-dateutil-2.9.0-pyhd3eb1b0_2');
    expect((await judged('conda-linux-64.lock', inConda({}))).codes).toEqual([['environment-matches', 'pass']]);
    record('openssl-3.0.14-h7f8727e_0');
    expect((await judged('conda-linux-64.lock', inConda({}))).findings[0]!.examples).toEqual(['conda:openssl 3.0.14 (lock: 3.0.13)']);
  });

  test('of conda-lock counts what is for this machine, and tells what pip has put over it', async () => {
    const entry = (name: string, version: string, more = '') => `- {name: ${name}, version: "${version}", manager: conda, platform: ${condaPlatform()}${more}}\n`;
    repo.write('conda-lock.yml', `version: 1\npackage:\n${entry('numpy', '1.26.4')}${entry('tzdata', '2024a')}${entry('pytest', '8.0', ', category: dev')}- {name: torch, version: 2.3.0, manager: pip, platform: ${condaPlatform()}}\n- {name: numpy, version: 9.9, manager: conda, platform: elsewhere-64}\n`);
    record('numpy-1.26.4-py311_0', ['lib/numpy-1.26.4.dist-info/METADATA']);
    record('tzdata-2024a-0');
    repo.write('env/lib/numpy-1.26.4.dist-info/METADATA', 'Name: numpy\nVersion: 1.26.4\n');
    const tests = inConda({ torch: '2.3.0', tzdata: '2024.1' });
    expect((await judged('conda-lock.yml', tests)).codes).toEqual([['environment-matches', 'pass']]);
    record('numpy-1.26.4-py311_0', ['lib/numpy-1.26.4.dist-info/METADATA', 'lib/other.dist-info/METADATA']);
    expect((await judged('conda-lock.yml', tests)).findings[0]!.examples).toEqual(['conda:numpy 1.26.4 (its files are gone) (lock: 1.26.4)']);
  });

  test('without an environment of conda is held against nothing, with a warning', async () => {
    repo.write('conda-linux-64.lock', '@EXPLICIT\nhttps://example.org/linux-64/openssl-3.0.13-h7f8727e_0.conda\n');
    expect((await judged('conda-linux-64.lock', pythonWith({}, path.join(repo.path, 'nowhere')))).findings).toMatchObject([{ code: 'environment-absent', outcome: 'warn', message: expect.stringContaining('no environment of conda') }]);
  });
});

function spawnable(program: string): boolean {
  try {
    execFileSync(program, ['-I', '-c', 'import importlib.metadata as m; m.version("pip")'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.each([['poetry.lock', '[[package]]\n', 'no [[package]] with a version'], ['uv.lock', 'version = 1\n', 'no [[package]]'], ['uv.lock', '= [', 'not TOML'], ['pylock.toml', 'lock-version = "1.0"\n', 'no [[packages]]'], ['environment.yml', 'name: x\n', 'conda that is still to be solved'], ['conda-lock.yml', 'package: []\n', 'no packages for'], ['conda-lock.yml', 'a: &a [1]\nb: *a\n', 'not YAML'], ['Pipfile.lock', '{}', 'Pipenv'], ['environment.lock', 'node 24\n', 'no line of it pins'], ['package-lock.json', '{"lockfileVersion": 1}', 'before version 7'], ['package-lock.json', '{', 'not JSON']])('a lock %s that is not read is said, and judged by nobody', async (name, text, why) => {
  repo.write(name, text);
  expect(await judged(name)).toMatchObject({ codes: [], notes: [expect.stringContaining(why)], details: { lock: { kind: 'unreadable' } } });
});

test('machine and processor are recorded, with a lock and without', async () => {
  const { details, facts, notes } = await judged(undefined);
  expect(notes).toEqual(['Environment: recorded and compared with nothing (no release.environment).']);
  expect(details!.machine).toMatchObject({ system: expect.any(String), memoryBytes: expect.any(Number), processor: { count: expect.any(Number), architecture: process.arch, notable: expect.any(Array) } });
  expect(facts!.map(([name]) => name)).toEqual(['Machine']);
});

test.each([['1.0', '1.0.0', true], ['1.0rc1', '1.0.rc-1', true], ['1.0a0', '1.0alpha', true], ['2.0+cpu', '2.0', true], ['2.0', '2.0+cpu', false], ['1.0', '1.0.1', false], ['1.0.post1', '1.0-r1', true], ['1!1.0', '1.0', false], ['1.10', '1.1', false]])('%s installed is %s pinned: %s', (installed, pinned, same) => {
  expect(isPythonVersion(installed, pinned)).toBe(same);
});

test('a lock names each package once, whatever its spelling', async () => {
  expect(await readLock('requirements.lock', 'Foo.Bar_baz===1.0\n')).toMatchObject({ kind: 'python', packages: [{ name: 'foo-bar-baz', version: '1.0' }] });
});
