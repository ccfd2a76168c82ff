import * as core from '@actions/core';
import { context, getOctokit } from '@actions/github';

core.setOutput('greeting', core.getInput('greeting'));
core.setOutput('guest', core.getInput('name of a guest', { trimWhitespace: false }));
core.setOutput('dashed', core.getInput('dashed-name'));
core.setOutput('lines', 'one\ntwo=2\nthree<<EOF');
core.setOutput('node', process.version);
core.setOutput('variables', Object.keys(process.env).sort());
core.setOutput('event', JSON.stringify(context.payload));
core.saveState('guest', core.getInput('name of a guest'));
core.exportVariable('SAID', 'yes');
core.addPath('/opt/echo');
core.error('50% wrong: line one\nline two', { title: 'A title: with, marks', file: 'delivery.yml', startLine: 3, startColumn: 5 });
core.warning('careful');
core.info('plain text with :: in it');
await core.summary.addRaw('# Said\n').write();
const size = Number(core.getInput('greeting').match(/^summary of (\d+)$/)?.[1] ?? 0);
if (size > 0) await core.summary.addRaw('x'.repeat(size)).write();
if (process.env.GITHUB_API_URL) {
  const { data } = await getOctokit(core.getInput('token')).rest.actions.getReviewsForRun({ ...context.repo, run_id: context.runId });
  core.setOutput('approvals', data.length);
}
if (core.getInput('greeting') === 'fail') core.setFailed('asked to fail');
