import type { Statement } from '../../../src/evidence/statement.ts';
import { careful } from '../../../testkit/delivery-run.ts';
import { startGitHub } from '../../../testkit/github/index.ts';
import { chainOf, digested, statementsOf } from '../../../testkit/ledger.ts';
import { uploadAs } from '../../../testkit/upload.ts';
import { acted, DELIVER, sealedOnce, type Heard } from './world.ts';

/** A job of a delivery that comes before people are asked, in run 1001 of a fresh repository. */
export interface Job {
  job: 'identify' | 'seal';
  files?: Record<string, string>;
  /** Appended to the delivery file. */
  delivery?: string;
  /** Loose statements in place of those that the delivery left. */
  statements?: (all: Statement[]) => void;
  /** Run 900 has sealed this, and is resumed. */
  earlier?: (all: Statement[]) => void;
  /** The run that is resumed. */
  resume?: string;
}

const DAY = 86_400_000;
const OTHER = 'b'.repeat(64);
const TOKEN = ['ghp', '_', 'a1B2c3D4e5F6g7H8i9J0', 'k1L2m3N4o5P6q7R8'].join('');

/** What the jobs before the request refuse: loose statements that do not belong together, evidence of an earlier run, secrets. */
export const JOB_SCENARIOS: Record<string, Job | Job[]> = {
  'evidence-enforce-mismatch': { job: 'seal', statements: of('run-model-tests', ({ predicate }) => {
    predicate.enforced = false;
    predicate.verdict.enforced = false;
  }) },
  'resume-of-itself': { job: 'seal', resume: '1001', earlier: () => {} },
  'resume-of-a-repeated-run': resumed(({ predicate }) => void (predicate.delivery.runAttempt = 2)),
  'resume-other-release': resumed(({ subject, predicate }) => {
    subject[0].digest.sha256 = OTHER;
    if (predicate.verdict.release) predicate.verdict.release.digest = `sha256:${OTHER}`;
  }),
  'resume-other-commit': resumed(({ predicate }) => void (predicate.commit = 'c'.repeat(40))),
  'resume-other-delivery-file': resumed(({ predicate }) => void (predicate.deliveryFile = `sha256:${OTHER}`)),
  'resume-not-passing': resumed(({ predicate }) => {
    if (predicate.stage === 'run-model-tests') predicate.outcome = predicate.verdict.outcome = 'fail';
  }),
  'resume-stale': resumed(({ predicate }) => void (predicate.at = new Date(Date.now() - 20 * DAY).toISOString())),
  'secret-exception-expired': { job: 'identify', delivery: 'evidence: {secrets: {allow: [{file: serve.py, rule: github, because: an example, expires: 2020-01-31}]}}\n', files: { 'serve.py': `TOKEN = "${TOKEN}"\n` } },
  'secret-found': { job: 'identify', files: { 'serve.py': `TOKEN = "${TOKEN}"\n` } },
};

export async function hear({ job, files: more, delivery = '', statements, earlier, resume = earlier ? '900' : undefined }: Job): Promise<Heard> {
  const sealed = await sealedOnce();
  const files = { ...sealed.files, ...more, 'delivery.yml': `${sealed.files['delivery.yml']!}${delivery}` };
  await using github = await startGitHub({ ...careful(files), runs: [{ id: 900, actor: 'octocat' }, { id: 1001, actor: 'octocat' }] });
  const run = 1001;
  const all = statementsOf(sealed.ledger);
  if (earlier) {
    const before = structuredClone(all);
    for (const { predicate } of before) predicate.delivery.runId = resume!;
    earlier(before);
    await uploadAs(github, { run: Number(resume), attempt: 1, job: 'seal' }, 'sluice-ledger-1', [{ name: 'ledger.intoto.jsonl', text: await chainOf(before.map(digested)) }]);
  }
  statements?.(all);
  for (const statement of job === 'seal' ? all.filter(({ predicate }) => (resume === undefined ? predicate.stage !== 'seal' : predicate.stage === 'identify')) : [])
    await uploadAs(github, { run, attempt: 1, job: statement.predicate.stage }, `sluice-${statement.predicate.stage}-1`, [{ name: 'statement.json', text: JSON.stringify(digested(statement)) }, { name: 'release.json', text: JSON.stringify(all[0]!.predicate.details!.manifest) }]);
  return await acted(github, files, { speaker: job, action: job, run, job, permissions: DELIVER.get(job)!, checkRun: false, inputs: resume === undefined || job !== 'seal' ? {} : { resume } });
}

function resumed(change: (statement: Statement) => void): Job {
  return { job: 'seal', earlier: (all) => all.forEach(change) };
}

function of(stage: string, change: (statement: Statement) => void) {
  return (all: Statement[]): void => all.filter(({ predicate }) => predicate.stage === stage).forEach(change);
}
