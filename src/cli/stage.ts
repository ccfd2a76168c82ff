import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isDigest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { exitStatus, type Stage } from '../core/verdict.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { logLine } from '../report/escape.ts';
import { renderLog } from '../report/log.ts';
import type { Judged } from '../run/judge.ts';
import type { Session } from '../run/session.ts';
import type { Command, Io } from './io.ts';
import { openSession, STAGE_OPTIONS, type StageValues } from './session.ts';

type Values = StageValues & Record<string, string | boolean | undefined>;

interface StageCommand {
  /** On a laptop a stage judges as a push does, except where it only makes sense for a delivery. */
  purpose: 'develop' | 'deliver';
  options: NonNullable<ParseArgsConfig['options']>;
  run: (session: Session, values: Values, io: Io) => Promise<Judged>;
  /** Answers a status where the options ask for something else than the stage's verdict. */
  instead?: (session: Session, values: Values, io: Io) => Promise<number | undefined>;
}

const LEDGER = { ledger: { type: 'string' } } as const;
const text = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const secretsOf = (io: Io) => ({ key: io.env.SLUICE_SIGNING_KEY });
const ledgerOf = (values: Values, session: Session, io: Io) => path.resolve(io.cwd, text(values.ledger) ?? path.join(session.out, LEDGER_FILE));

const STAGES: Record<string, StageCommand> = {
  identify: { purpose: 'deliver', options: {}, run: async (session) => (await import('../run/stages.ts')).runIdentify(session) },
  'validate-data': {
    purpose: 'develop',
    options: { act: { type: 'boolean' }, explain: { type: 'boolean' } },
    run: async (session, values, io) => {
      const { runValidateData } = await import('../run/stages.ts');
      return runValidateData(session, { act: values.act === true ? { secrets: secretsOf(io) } : undefined });
    },
    instead: async (session, values, io) => {
      if (values.explain !== true) return undefined;
      const { explainDataOf } = await import('../run/stages.ts');
      io.stdout(`${(await explainDataOf(session)).map(logLine).join('\n')}\n`);
      return 0;
    },
  },
  predict: { purpose: 'develop', options: {}, run: async (session) => (await import('../run/stages.ts')).runPredict(session) },
  'probe-model': { purpose: 'develop', options: {}, run: async (session) => (await import('../run/stages.ts')).runProbeModel(session) },
  'run-model-tests': {
    purpose: 'develop',
    options: { act: { type: 'boolean' } },
    run: async (session, values, io) => {
      const { runModelTestsStage } = await import('../run/stages.ts');
      const { forgeOf } = await import('../run/forge.ts');
      return runModelTestsStage(session, undefined, secretsOf(io), values.act === true ? () => forgeOf(io.env, session.clock) : undefined);
    },
  },
  seal: {
    purpose: 'deliver',
    options: { statements: { type: 'string' } },
    run: async (session, values, io) => {
      const { runSeal } = await import('../run/stages.ts');
      return runSeal(session, { statements: path.resolve(io.cwd, text(values.statements) ?? path.dirname(session.out)), secrets: secretsOf(io) });
    },
  },
  adopt: {
    purpose: 'deliver',
    options: { slot: { type: 'string' } },
    run: async (session, values, io) => (await import('../run/stages.ts')).runAdopt(session, { secrets: secretsOf(io), slot: text(values.slot) }),
  },
  'require-approval': {
    purpose: 'deliver',
    options: { ...LEDGER, step: { type: 'string', default: 'approve' }, role: { type: 'string' }, since: { type: 'string' }, head: { type: 'string' } },
    run: async (session, values, io) => {
      const { runApproval } = await import('../run/approval.ts');
      // Overrides are asked for and reviewed in a workflow alone.
      const step = (['request', 'role', 'approve'] as const).find((each) => each === values.step);
      if (!step) throw InputError.of('step-unknown', `There is no step ${JSON.stringify(values.step)}.`, `Write --step request, --step role or --step approve.`);
      const { forgeOf, policyForgeOf } = await import('../run/forge.ts');
      const options = { step, ledger: ledgerOf(values, session, io), role: text(values.role), since: text(values.since), head: digestOption(values, 'head') };
      return runApproval(session, { ...options, forge: await forgeOf(io.env, session.clock), policyForge: await policyForgeOf(io.env, session.clock), secrets: secretsOf(io) });
    },
  },
  'canary-promote': {
    purpose: 'deliver',
    options: { ...LEDGER, once: { type: 'boolean' }, minutes: { type: 'string' }, request: { type: 'string' }, reason: { type: 'string' } },
    run: async (session, values, io) => {
      const { runPromote, requestOf } = await import('../run/promote.ts');
      const request = requestOf(text(values.request));
      // As in the action: these need the journal alone, whatever else is gone.
      if (request === 'hold' || request === 'abort') return askOf(request, session, text(values.reason), io);
      return runPromote(session, {
        ledger: ledgerOf(values, session, io),
        once: values.once === true,
        loopFor: minutesOption(values),
        request,
        reason: text(values.reason),
        forge: inRun(io.env) ? await (await import('../run/forge.ts')).forgeOf(io.env, session.clock) : undefined,
        secrets: secretsOf(io),
      });
    },
  },
  rollback: {
    purpose: 'deliver',
    options: {
      to: { type: 'string' }, from: { type: 'string' }, reason: { type: 'string' }, trigger: { type: 'string' }, 'triggered-at': { type: 'string' },
      check: { type: 'boolean' }, load: { type: 'boolean' }, drill: { type: 'boolean' }, tabletop: { type: 'boolean' }, answers: { type: 'string' }, criteria: { type: 'boolean' },
    },
    run: async (session, values, io) => (await import('./rollback.ts')).rollbackBy(session, values, io),
    instead: async (session, values, io) => (await import('./rollback.ts')).insteadOfRollback(session, values, io),
  },
};

async function askOf(request: 'hold' | 'abort', session: Session, reason: string | undefined, io: Io): Promise<Judged> {
  const { inFlight, nothingInFlight, runAbort, runHold } = await import('../run/ask.ts');
  const open = await inFlight(session, secretsOf(io));
  if (!open) throw nothingInFlight(request);
  return request === 'hold' ? runHold(session, { reason, secrets: secretsOf(io) }) : runAbort(session, open, { reason, secrets: secretsOf(io) });
}

/** In a job of GitHub Actions, or set up as one: then GitHub is asked. */
function inRun(env: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean(env.GITHUB_REPOSITORY && env.GITHUB_RUN_ID && (env.SLUICE_TOKEN ?? env.GITHUB_TOKEN));
}

function minutesOption(values: Values): number | undefined {
  const value = text(values.minutes);
  if (value === undefined) return undefined;
  if (/^\d{1,5}$/.test(value)) return Number(value) * 60_000;
  throw InputError.of('minutes-malformed', `--minutes is ${JSON.stringify(value)}.`, 'Write a whole number of minutes.');
}

function digestOption(values: Values, name: string) {
  const value = text(values[name]);
  if (value === undefined || isDigest(value)) return value;
  throw InputError.of('digest-malformed', `--${name} is ${JSON.stringify(value)}.`, 'Write sha256: and 64 hexadecimal characters.');
}

/** `sluice STAGE --delivery FILE --out DIR`: on a laptop exactly what the action runs in a workflow. */
export function stageCommand(name: string): Command {
  return async (argv, io) => {
    const stage = STAGES[name]!;
    const { values } = parseArgs({ args: argv, options: { ...STAGE_OPTIONS, ...stage.options }, allowNegative: false });
    const session = openSession(values as unknown as StageValues, io, stage.purpose);
    try {
      const other = await stage.instead?.(session, values as Values, io);
      if (other !== undefined) return other;
      const { verdict } = await stage.run(session, values as Values, io).catch(async (error: unknown) => {
        const { judgeFailure } = await import('../run/judge.ts');
        return judgeFailure(session, name as Stage, error);
      });
      io.stdout(values.json ? `${JSON.stringify(verdict, null, 2)}\n` : `${renderLog(verdict).join('\n')}\n`);
      return exitStatus(verdict);
    } finally {
      await session.engine.close();
    }
  };
}
