import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { watch, type Sight } from '../rollout/watch.ts';
import { Recorder, type JournalAccess } from '../serving/recorder.ts';
import { judge, type Judged } from './judge.ts';
import { lookAtRegistry, openRegistry } from './registry.ts';
import { writeWhole, type Session } from './session.ts';
import { signingOf, type SigningSecrets } from './signing.ts';
import { tellOf, type TellingRun } from './tell.ts';
import { openJournal, openRouter, stateOfRollout } from './wiring.ts';

export interface WatchRun extends TellingRun {
  once: boolean;
  secrets: SigningSecrets;
  signal?: AbortSignal;
}

/** Stands beside the router with its driver and the journal, and drains the candidate when the ticks stop. */
export async function runWatch(session: Session, options: WatchRun): Promise<Judged> {
  return judge(session, 'watch', {}, async (delivery) => {
    const access = openJournal(delivery, session, await signingOf(delivery, options.secrets));
    // Neither slots nor signals: what takes users away must not fail for the sake of what gives them.
    const traffic = openRouter(delivery, session, access);
    const file = path.join(delivery.resolve(stateOfRollout(delivery)), `${delivery.spec.release.name}.watch.json`);
    const memory = {
      load: () => readFile(file, 'utf8').catch(() => undefined),
      save: (text: string) => writeWhole(file, text),
    };
    let told: StageResult | undefined;
    const seen = async (sight: Sight): Promise<void> => {
      const result = resultOf(delivery, sight);
      told = sight.kind === 'drained' ? await tellOf(delivery, session, access, options, result, 'newest') : result;
    };
    await watch({ ...access, traffic, clock: session.clock, log: session.log, memory }, { once: options.once, signal: options.signal, seen });
    return options.once ? lookedUp(delivery, session, access, told!) : told!;
  });
}

/** Whoever looks once in a while (the scheduled workflow) also asks the registry; the process beside the router needs the router alone. */
async function lookedUp(delivery: Delivery, session: Session, access: JournalAccess, result: StageResult): Promise<StageResult> {
  const registry = openRegistry(delivery, session);
  if (!registry) return result;
  const state = await new Recorder(access, session.clock, '').refresh().catch(() => undefined);
  return state ? lookAtRegistry(registry, delivery, state, result) : result;
}

const OUTCOMES = { calm: 'pass', drained: 'warn', blind: 'error' } as const;

function resultOf(delivery: Delivery, sight: Sight): StageResult {
  const outcome = OUTCOMES[sight.kind];
  return {
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'watch',
      outcome,
      headline: sight.text,
      enforced: true,
      findings: [
        {
          code: sight.kind === 'drained' ? sight.code : `watch-${sight.kind}`,
          outcome,
          rule: 'a candidate has users only while its rollout is alive',
          message: sight.text,
          expected: 'a live lease, or no users on the candidate',
          actual: sight.text,
          fix: outcome === 'pass' ? undefined : 'Look at the last run of the rollout; start it again, or deliver anew.',
          location: delivery.locate(['rollout']),
        },
      ],
      notes: [],
      facts: [],
    },
    inputs: [],
  };
}
