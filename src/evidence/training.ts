import { sha256, type Digest } from '../core/digest.ts';
import { DriverError } from '../core/driver-error.ts';
import { checkUrl, requestJson } from '../core/fetch-json.ts';
import { InputError } from '../core/problem.ts';
import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';

/** The run that trained the model, as its tracker answered: `details.training` of the statement of identify. */
export interface TrainingRun {
  run: string;
  /** Where it was asked, without query or password. */
  tracker: string;
  /** Of the bytes of the reply. */
  reply: Digest;
  status: string;
  experiment?: string;
  /** ISO 8601. */
  startedAt?: string;
  endedAt?: string;
  /** Commit of the training code, where the tracker knows it. */
  commit?: string;
  parameters: Record<string, string>;
  metrics: Record<string, number | null>;
  dataSets: { name: string; digest: string }[];
}

const MOST_REPLY = 4 * 1024 * 1024;
const MOST_PAIRS = 200;
const MOST_TEXT = 500;
const RULE = 'the run that trained the model is on record';

/**
 * Asks MLflow for the run that `release.training` names (mlflow.org/docs/latest/rest-api.html, `runs/get`). Empty where none is
 * declared. A run that cannot be read, or did not finish, is a finding that fails: `training-unreachable`, `training-other-run`,
 * `training-unfinished`.
 */
export async function trainingRun(delivery: Delivery, env: Readonly<Record<string, string | undefined>>): Promise<{ training?: TrainingRun; findings: Finding[] }> {
  const declared = delivery.spec.release.training?.mlflow;
  if (declared === undefined) return { findings: [] };
  const { run, uri } = typeof declared === 'string' ? { run: declared, uri: env.MLFLOW_TRACKING_URI } : declared;
  const location = delivery.locate(['release', 'training']);
  if (!uri) throw InputError.of('training-without-tracker', '`release.training.mlflow` names a run, and MLFLOW_TRACKING_URI is not set.', 'Set it in this job, or write `mlflow: {run: …, uri: …}`.', location);
  const url = checkUrl(uri, 'MLflow', delivery.spec.evidence?.insecure);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/api/2.0/mlflow/runs/get`;
  url.search = new URLSearchParams({ run_id: run }).toString();
  const failed = (code: string, expected: string, actual: string, fix: string): Finding => ({ code, outcome: 'fail', rule: RULE, message: `Expected ${expected}; found ${actual}.`, expected, actual, fix, location });
  let bytes = '';
  try {
    const reply = await requestJson(url, { what: 'MLflow', limit: MOST_REPLY, seen: (text) => (bytes = text) });
    const training = { run, tracker: `${url.origin}${url.pathname}`, reply: sha256(bytes), ...runOf(reply) };
    const { id, ...told } = training;
    if (id !== run) return { findings: [failed('training-other-run', `the run ${run}`, id === undefined ? 'a reply without a run' : `the run ${id}`, 'Check the address of the tracker.')] };
    if (told.status !== 'FINISHED') return { training: told, findings: [failed('training-unfinished', `the run ${run} to be FINISHED`, told.status, 'Deliver what a finished run made, or name that run.')] };
    return { training: told, findings: [{ code: 'training-recorded', outcome: 'pass', rule: RULE, message: `MLflow run ${run} ended ${told.endedAt ?? 'at an unknown time'}; its reply is ${told.reply}.`, expected: 'a finished run', actual: told.status, location }] };
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return { findings: [failed('training-unreachable', `MLflow to tell of the run ${run}`, error.message.replace(/\.$/, ''), error.fix)] };
  }
}

interface Pair {
  key?: unknown;
  value?: unknown;
}

/** Only what is known by name is kept: tags of a run may hold anything. */
function runOf(reply: unknown): Omit<TrainingRun, 'run' | 'tracker' | 'reply'> & { id: string | undefined } {
  const { run } = (reply ?? {}) as { run?: { info?: Record<string, unknown>; data?: { params?: unknown; metrics?: unknown; tags?: unknown }; inputs?: { dataset_inputs?: unknown } } };
  const info = run?.info ?? {};
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, MOST_TEXT) : undefined);
  const commit = pairs(run?.data?.tags).find(({ key }) => key === 'mlflow.source.git.commit')?.value;
  return {
    id: text(info.run_id),
    status: text(info.status) ?? 'unknown',
    experiment: text(info.experiment_id),
    startedAt: timeOf(info.start_time),
    endedAt: timeOf(info.end_time),
    commit: typeof commit === 'string' && /^[0-9a-f]{40}$/.test(commit) ? commit : undefined,
    parameters: Object.fromEntries(pairs(run?.data?.params).slice(0, MOST_PAIRS).map(({ key, value }) => [String(key).slice(0, MOST_TEXT), String(value).slice(0, MOST_TEXT)])),
    // Without NaN and infinities, which MLflow has and JSON has not.
    metrics: Object.fromEntries(pairs(run?.data?.metrics).slice(0, MOST_PAIRS).map(({ key, value }) => [String(key).slice(0, MOST_TEXT), typeof value === 'number' && Number.isFinite(value) ? value : null])),
    dataSets: dataSetsOf(run?.inputs?.dataset_inputs),
  };
}

function pairs(value: unknown): Pair[] {
  return Array.isArray(value) ? (value as unknown[]).filter((one): one is Pair => typeof one === 'object' && one !== null) : [];
}

function dataSetsOf(value: unknown): TrainingRun['dataSets'] {
  return pairs(value).slice(0, MOST_PAIRS).flatMap((input) => {
    const { name, digest } = ((input as { dataset?: { name?: unknown; digest?: unknown } }).dataset ?? {}) as { name?: unknown; digest?: unknown };
    return typeof name === 'string' && typeof digest === 'string' ? [{ name: name.slice(0, MOST_TEXT), digest: digest.slice(0, MOST_TEXT) }] : [];
  });
}

function timeOf(value: unknown): string | undefined {
  const time = new Date(Number(value));
  return value === undefined || value === null || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
