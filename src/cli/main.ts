import { pathToFileURL } from 'node:url';
import { realpathSync } from 'node:fs';
import { describe, InputError } from '../core/problem.ts';
import { logLine } from '../report/escape.ts';
import type { Command, Io } from './io.ts';

/** Every command, its line of help, and where it lives; loaded only when called. */
const COMMANDS: Record<string, { help: string; load: () => Promise<Command> }> = {
  check: { help: 'read the delivery file and say what is on, off and wrong', load: async () => (await import('./check.ts')).check },
  init: { help: 'init DATA…: write a contract read off the data; init --workflows: one caller workflow', load: async () => (await import('./init.ts')).init },
  digest: { help: 'digest PATH: the model digest; digest --delivery FILE: every part and the release digest', load: async () => (await import('./digest.ts')).digest },
  profile: { help: 'freeze the profile of data.train into a file; count other tables over its edges; merge profiles', load: async () => (await import('./profile.ts')).profile },
  diff: { help: 'diff OLD NEW: contracts or profiles, compatible or breaking; diff --rows OLD NEW: two data sets', load: async () => (await import('./diff.ts')).diff },
  sample: { help: 'sample DATA: rows to label, drawn by strata, with weights that give unbiased totals', load: async () => (await import('./sample.ts')).sample },
  identify: { help: 'name the release by its bytes', load: stage('identify') },
  'validate-data': { help: 'hold data against its contract and its profile', load: stage('validate-data') },
  predict: { help: 'run the team\'s program on features only', load: stage('predict') },
  'probe-model': { help: 'run the model itself: behaviour, explanations, latency, capacity, failure modes', load: stage('probe-model') },
  'run-model-tests': { help: 'judge the candidate against the champion', load: stage('run-model-tests') },
  plan: { help: 'plan DELIVERY: what the rollout will do under the expected traffic; plan --tests: how many labelled rows each gate needs', load: async () => (await import('./plan.ts')).plan },
  seal: { help: 'chain and sign the statements of a delivery into its ledger', load: stage('seal') },
  'require-approval': { help: 'check who approved which bytes, in which run', load: stage('require-approval') },
  'canary-promote': { help: 'shift users step by step under a sequential test', load: stage('canary-promote') },
  rollback: { help: 'go back to the last release that was verified good', load: stage('rollback') },
  adopt: { help: 'record what serves today as an untested baseline', load: stage('adopt') },
  watch: { help: 'drain the candidate when the ticks of its rollout stop', load: async () => (await import('./watch.ts')).watch },
  follow: { help: 'the rollout in flight, live: shares, rates of both arms, and how the evidence grows', load: async () => (await import('./follow.ts')).follow },
  replay: { help: 'replay JOURNAL: derive every decision of rollouts again from the recorded signals, and say where one differs', load: async () => (await import('./replay.ts')).replay },
  policy: { help: 'policy test FILE…: a team\'s cases of its policy; policy show: the policy that counts, and where each rule comes from', load: async () => (await import('./policy.ts')).policy },
  doctor: { help: 'find every gate that would not hold, and secrets and rights out of place, each with its fix', load: async () => (await import('./doctor.ts')).doctor },
  verify: { help: 'prove a ledger, and the model it speaks of, offline', load: async () => (await import('./verify.ts')).verify },
  sign: { help: 'sign MODEL --signature OUT: its OpenSSF Model Signing signature, by key, certificate or Sigstore', load: async () => (await import('./sign.ts')).sign },
  'verify-signature': { help: 'verify-signature MODEL --signature FILE: whether it is what was signed, and by whom', load: async () => (await import('./verify-signature.ts')).verifySignature },
  events: { help: 'what was refused, failed, overridden or taken back, as JSON Lines', load: async () => (await import('./events.ts')).events },
  audit: { help: 'an evidence pack of one release: page, bill of materials, model card and evidence, question by question', load: async () => (await import('./audit.ts')).audit },
  history: { help: 'history MODEL: which release served when, by whom and why, and what became of every candidate', load: async () => (await import('./history.ts')).history },
  bom: { help: 'a CycloneDX ML-BOM of one release, out of its ledger', load: async () => (await import('./bom.ts')).bom },
  card: { help: 'a model card with Hugging Face metadata, out of the ledger of one release', load: async () => (await import('./card.ts')).card },
  evidence: { help: 'evidence keep|fetch|status|scan: keep ledgers elsewhere, take them back, see when they lapse', load: async () => (await import('./evidence.ts')).evidence },
  rerun: { help: 'judge again what a statement tells of: the same verdict, byte for byte; --data NEW: the old rules on other rows', load: async () => (await import('./rerun.ts')).rerun },
  demo: { help: 'deliver the example, good and bad candidates, on this machine', load: async () => (await import('./demo.ts')).demo },
};

function stage(name: string): () => Promise<Command> {
  return async () => {
    const { stageCommand } = await import('./stage.ts');
    return stageCommand(name);
  };
}

/** Runs one command. Mistakes of people end in a list of what to mend and status 3, never in a stack trace. */
export async function cli(argv: string[], io: Io = terminal()): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.stdout(help());
    return name === undefined ? 3 : 0;
  }
  if (name === 'version' || name === '--version') {
    const { SLUICE_VERSION } = await import('../evidence/version.ts');
    io.stdout(`${SLUICE_VERSION}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const { nearest } = await import('../delivery/schema-problems.ts');
    const near = nearest(name, Object.keys(COMMANDS));
    io.stderr(`There is no command ${logLine(JSON.stringify(name))}.${near ? ` Did you mean \`${near}\`?` : ''}\n\n${help()}`);
    return 3;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    const { USAGE } = await import('./usage.ts');
    io.stdout(`sluice ${name} ${USAGE[name]}\n\n  ${command.help}\n`);
    return 0;
  }
  try {
    const run = await command.load();
    return await run(rest, io);
  } catch (error) {
    return failure(error, io, name);
  }
}

async function failure(error: unknown, io: Io, name: string): Promise<number> {
  if (error instanceof InputError) {
    io.stderr(`${error.problems.map((problem) => logLine(describe(problem))).join('\n')}\n`);
    return 3;
  }
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    const { USAGE } = await import('./usage.ts');
    const given = /argument '(.*?)'\./s.exec(message ?? '')?.[1] ?? '';
    const file = USAGE[name]?.includes('--delivery FILE') ? ` To name the delivery file write \`--delivery ${logLine(given)}\`.` : '';
    io.stderr(`\`sluice ${name}\` takes nothing like ${logLine(JSON.stringify(given))} there.${file} See \`sluice ${name} --help\`.\n`);
    return 3;
  }
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || code?.startsWith('ERR_PARSE_ARGS')) {
    io.stderr(`${logLine(message ?? '').replace(/\.?$/, '.')} See \`sluice help\`, or \`--help\` behind a command.\n`);
    return 3;
  }
  io.stderr(`Sluice itself failed, and nothing was decided: ${logLine(String((error as Error)?.stack ?? error))}\n`);
  return 3;
}

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { help: line }]) => `  ${name.padEnd(width)}  ${line}`);
  return [
    'sluice COMMAND [options]',
    '',
    ...lines,
    '',
    'A stage takes --delivery FILE (default delivery.yml) and --out DIR (default sluice-out), and writes',
    'DIR/verdict.json, DIR/summary.md and DIR/statement.json; --json prints the verdict alone.',
    '`sluice COMMAND --help` lists every option.',
    'Exit status: 0 pass or warn, 1 fail, 2 inconclusive, 3 error in the input.',
    '',
  ].join('\n');
}

function terminal(): Io {
  // A reader that has seen enough (`| head`) is no failure: the status is still what was concluded.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY ? (text) => void process.stderr.write(text) : undefined,
    cwd: process.cwd(),
    env: process.env,
  };
}

const started = process.argv[1];
if (started && import.meta.url === pathToFileURL(realpathSync(started)).href) process.exitCode = await cli(process.argv.slice(2));
