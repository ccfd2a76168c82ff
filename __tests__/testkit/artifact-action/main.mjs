import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import * as core from '@actions/core';
import { context } from '@actions/github';

const client = new DefaultArtifactClient();
const workspace = process.env.GITHUB_WORKSPACE;

const actions = {
  async upload({ name, text }) {
    const file = path.join(workspace, 'evidence.json');
    await writeFile(file, text);
    return client.uploadArtifact(name, [file], workspace);
  },
  list: async () => (await client.listArtifacts()).artifacts,
  async download({ name, run, expected }) {
    const findBy = run && { token: core.getInput('token'), workflowRunId: run, repositoryOwner: context.repo.owner, repositoryName: context.repo.repo };
    const { artifact } = await client.getArtifact(name, { findBy });
    const to = path.join(workspace, `down-${artifact.id}`);
    const { digestMismatch } = await client.downloadArtifact(artifact.id, { path: to, expectedHash: expected ?? artifact.digest, findBy });
    return { digestMismatch, text: await readFile(path.join(to, 'evidence.json'), 'utf8') };
  },
};

const results = [];
for (const step of JSON.parse(core.getInput('steps')))
  results.push(await actions[step.do](step).catch((error) => ({ error: error.message })));
core.setOutput('results', JSON.stringify(results));
