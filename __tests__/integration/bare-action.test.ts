import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { renderedCopy } from '../../testkit/act.ts';
import { careful, writeAll } from '../../testkit/delivery-run.ts';
import { startGitHub } from '../../testkit/github/index.ts';
import { teamRepository } from '../../testkit/repository.ts';
import { runAction } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { needDist } from '../contract/dist.ts';

// As on a fresh runner: only what callers get, nothing of node_modules above it; DuckDB comes from npm, once.
test('the built gate runs from a folder of its own, and takes DuckDB into the tool cache', async () => {
  needDist();
  await using action = await temporaryFolder();
  await renderedCopy(action.path);
  await using tools = await temporaryFolder();
  const files = teamRepository();
  await using github = await startGitHub({ ...careful(files), runs: [{ event: 'push', workflow: '.github/workflows/gate.yml' }] });
  // npm finds its registry, a proxy and the machine's certificates as this machine has them set up.
  const npm = Object.entries(process.env).filter(([name]) => /^(npm_config_.*|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/i.test(name)) as [string, string][];
  const env = { ...Object.fromEntries(npm), HOME: os.homedir(), PATH: process.env.PATH ?? '', RUNNER_TOOL_CACHE: tools.path };
  const said: string[] = [];
  for (const evidence of ['true', 'false']) {
    await using workspace = await temporaryFolder();
    await writeAll(workspace.path, files);
    const result = await runAction({ action: action.path, github, as: { permissions: { contents: 'read', checks: 'write' } }, workspace: workspace.path, inputs: { evidence }, env, timeout: 240_000 });
    expect([result.exitCode, result.outputs.outcome, result.annotations.filter(({ level }) => level === 'error')]).toEqual([0, 'pass', []]);
    said.push(result.stdout);
  }
  expect(existsSync(path.join(tools.path, 'sluice-duckdb'))).toBe(true);
  expect(said.map((text) => text.includes('taking it once'))).toEqual([true, false]);
}, 300_000);
