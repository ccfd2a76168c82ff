import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError, type Problem } from '../core/problem.ts';
import { runProgram } from '../core/program.ts';
import { loadDelivery } from '../delivery/load.ts';
import { packageFile } from '../run/package-file.ts';
import { approvalSource, type Chosen } from '../run/approval-source.ts';
import type { DeliverySpec } from '../delivery/spec.ts';
import type { Io } from './io.ts';

/** Which ready-to-copy caller serves which way of rolling out; `gate` is for teams that only test, so far. */
const CALLERS = { gate: 'gate.yml', replace: 'deliver-replace.yml', canary: 'deliver-canary.yml' } as const;
/** Where people approve by reviews of a pull request, one caller serves every strategy. */
const BY_PULL_REQUEST = 'deliver-pull-request.yml';

/** What the templates in workflows/ name instead of a release of Sluice. */
const TEMPLATE = { repository: 'sluice/sluice', ref: '0'.repeat(40) };

/**
 * `sluice init --workflows [--delivery FILE] [--strategy gate|replace|canary] [--source environments|pull-request] [--repository OWNER/NAME]
 * [--ref COMMIT] [--force]`: one caller file, ready to commit. Repository and commit of Sluice are by default those of the checkout that runs.
 */
export async function initWorkflows(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      workflows: { type: 'boolean' },
      delivery: { type: 'string', default: 'delivery.yml' },
      strategy: { type: 'string' },
      source: { type: 'string' },
      repository: { type: 'string' },
      ref: { type: 'string' },
      force: { type: 'boolean' },
    },
  });
  const spec = await declared(values.delivery, io.cwd, values.strategy === undefined);
  const strategy = values.strategy ?? spec?.rollout?.strategy ?? 'gate';
  const template = CALLERS[strategy as keyof typeof CALLERS];
  if (!template)
    throw InputError.of('init-strategy', `There is no strategy ${JSON.stringify(strategy)}.`, `Choose one of ${Object.keys(CALLERS).join(', ')}.`);
  const chosen = strategy === 'gate' ? undefined : await approvalSource(values.source, spec, { env: io.env, workspace: io.cwd });
  const target = path.join(io.cwd, '.github', 'workflows', 'sluice.yml');
  if (!values.force && (await exists(target)))
    throw InputError.of('init-exists', '.github/workflows/sluice.yml is there already.', 'Look at it first; `--force` replaces it.');
  const sluice = await ownVersion(values.repository, values.ref);
  const text = (await readFile(packageFile(`workflows/${chosen?.source === 'pull-request' ? BY_PULL_REQUEST : template}`), 'utf8'))
    .replaceAll('delivery: delivery.yml', `delivery: ${JSON.stringify(values.delivery)}`)
    .replaceAll('$default-branch', 'main')
    .replaceAll('promotions/MODEL.json', `promotions/${spec?.release.name ?? 'MODEL'}.json`)
    .replaceAll('model-serve', spec ? `${spec.release.name}-serve` : 'model-serve')
    .replaceAll(TEMPLATE.repository, sluice.repository)
    .replaceAll(TEMPLATE.ref, sluice.ref);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
  io.stdout(`Wrote .github/workflows/sluice.yml for the strategy \`${strategy}\`. Its first lines say what to set up on GitHub.\n`);
  if (chosen) io.stdout(`${sourceWords(chosen, spec)}\n`);
  return 0;
}

/** Where this Sluice was checked out from, and at which commit: a caller pins exactly that. */
async function ownVersion(repository: string | undefined, ref: string | undefined): Promise<typeof TEMPLATE> {
  const git = async (...args: string[]): Promise<string> => {
    const answer = await runProgram(['git', ...args], { cwd: path.dirname(packageFile('package.json')), timeout: 10_000 }).catch(() => ({ stdout: '' }));
    return String(answer.stdout).trim();
  };
  const origin = repository ?? /github\.com[/:]([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+?)(\.git)?$/.exec(await git('remote', 'get-url', 'origin'))?.[1];
  const commit = ref ?? (await git('rev-parse', 'HEAD'));
  const problems: Problem[] = [];
  if (!origin || !/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/.test(origin))
    problems.push({ code: 'init-repository', message: 'It is not known where Sluice lies on GitHub.', fix: 'Give --repository OWNER/NAME.' });
  if (!/^[0-9a-f]{40}$/.test(commit)) problems.push({ code: 'init-ref', message: 'It is not known which commit of Sluice to pin.', fix: 'Give --ref and the 40 hexadecimal characters of a release\'s commit.' });
  if (problems.length > 0) throw new InputError(problems);
  return { repository: origin!, ref: commit };
}

/** Undefined where there is no delivery file and none is needed. */
async function declared(file: string, cwd: string, needed: boolean): Promise<DeliverySpec | undefined> {
  if (!needed && !(await exists(path.join(cwd, file)))) return undefined;
  return (await loadDelivery(file, { workspace: cwd })).spec;
}

function sourceWords({ source, why }: Chosen, spec: DeliverySpec | undefined): string {
  const how = source === 'environments' ? 'Approvals are reviews of environments' : 'Approvals are reviews of a promotion pull request';
  const differs = (spec?.approval?.source ?? 'environments') !== source;
  return `${how}: ${why}.${differs ? ` Write \`approval: {source: ${source}}\` into the delivery file${source === 'pull-request' ? ', and `people` with their account ids for each role' : ''}.` : ''} \`sluice doctor\` says whether they hold.`;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
