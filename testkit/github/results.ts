// GitHub's results service as @actions/artifact speaks to it: Twirp with JSON bodies, snake_case, 64-bit numbers as text.
import { createHash } from 'node:crypto';
import { blobUrl, newBlob } from './blobs.ts';
import type { Reply } from './exchange.ts';
import type { Artifact, State } from './state.ts';

export const RESULTS_PATH = '/twirp/github.actions.results.api.v1.ArtifactService/';

type Body = Record<string, unknown>;
interface Job {
  run: number;
  attempt: number;
  runBackendId: string;
  jobBackendId: string;
}

/** Fields that each call knows; like protojson, the service turns away any other. */
const FIELDS: Record<string, string[]> = {
  CreateArtifact: ['workflow_run_backend_id', 'workflow_job_run_backend_id', 'name', 'expires_at', 'version', 'mime_type'],
  FinalizeArtifact: ['workflow_run_backend_id', 'workflow_job_run_backend_id', 'name', 'size', 'hash'],
  ListArtifacts: ['workflow_run_backend_id', 'workflow_job_run_backend_id', 'name_filter', 'id_filter'],
  GetSignedArtifactURL: ['workflow_run_backend_id', 'workflow_job_run_backend_id', 'name'],
  DeleteArtifact: ['workflow_run_backend_id', 'workflow_job_run_backend_id', 'name'],
};

// docs: "Usage limits": artifacts and logs are kept 90 days unless set otherwise.
const RETENTION_DAYS = 90;
const DAY_MILLISECONDS = 86_400_000;

/** A token as a job gets it. The client does not check its signature; the service knows the tokens it gave. */
export function runtimeToken(run: number, attempt: number, job: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = { scp: `Actions.Results:${backendId(`${run}`)}:${backendId(`${run} ${attempt} ${job}`)}`, run, attempt, job };
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(payload)}.${createHash('sha256').update(`stand-in ${run} ${attempt} ${job}`).digest('base64url')}`;
}

export function serveResults(state: State, origin: string, method: string, url: URL, authorization: string | undefined, bytes: Buffer): Reply {
  const call = url.pathname.slice(RESULTS_PATH.length);
  if (method !== 'POST' || !FIELDS[call]) return failure(404, 'bad_route', `no handler for path "${url.pathname}"`);
  const job = jobOf(state, authorization);
  if (!job) return failure(401, 'unauthenticated', 'the runtime token is not one that was given to a job');
  let body: Body;
  try {
    body = JSON.parse(bytes.toString()) as Body;
  } catch {
    return failure(400, 'malformed', 'the json request could not be decoded');
  }
  const unknown = Object.keys(body).find((key) => !FIELDS[call]!.includes(key));
  if (unknown) return failure(400, 'malformed', `unknown field "${unknown}"`);
  if (body.workflow_run_backend_id !== job.runBackendId || typeof body.workflow_job_run_backend_id !== 'string')
    return failure(403, 'permission_denied', 'the token is of another run');
  return ANSWERS[call]!(state, origin, job, body);
}

const ANSWERS: Record<string, (state: State, origin: string, job: Job, body: Body) => Reply> = {
  CreateArtifact(state, origin, job, body) {
    const { name } = body;
    if (typeof name !== 'string' || name === '' || /["\r\n:<>|*?\\/]/.test(name)) return failure(400, 'invalid_argument', 'the artifact name is not valid');
    if (inScope(state, [...state.artifacts.values(), ...state.uploads.values()], job, name).length > 0)
      return failure(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
    const mimeType = typeof body.mime_type === 'string' ? body.mime_type : 'application/zip';
    const blob = newBlob(state, mimeType === 'application/zip' ? `${name}.zip` : name, mimeType);
    const id = state.nextId();
    const createdAt = state.now();
    const expiresAt = typeof body.expires_at === 'string' ? body.expires_at : new Date(Date.parse(createdAt) + RETENTION_DAYS * DAY_MILLISECONDS).toISOString();
    state.uploads.set(id, { id, name, ...job, mimeType, blob, size: 0, digest: '', createdAt, expiresAt, expired: false });
    return ok({ ok: true, signed_upload_url: blobUrl(state, origin, blob) });
  },
  FinalizeArtifact(state, _origin, job, body) {
    const upload = inScope(state, [...state.uploads.values()], job, body.name)[0];
    if (!upload) return failure(404, 'not_found', 'no upload of this name is under way');
    const { bytes } = state.blobs.get(upload.blob)!;
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    if (String(body.size) !== String(bytes.length)) return failure(400, 'invalid_argument', `${bytes.length} bytes were uploaded, not ${String(body.size)}`);
    if (body.hash !== undefined && body.hash !== digest) return failure(400, 'invalid_argument', 'the hash is not that of the uploaded bytes');
    state.uploads.delete(upload.id);
    state.artifacts.set(upload.id, { ...upload, size: bytes.length, digest });
    return ok({ ok: true, artifact_id: String(upload.id) });
  },
  ListArtifacts(state, _origin, job, body) {
    const found = [...state.artifacts.values()].filter(
      (each) => each.run === job.run && (body.name_filter === undefined || each.name === body.name_filter) && (body.id_filter === undefined || String(each.id) === String(body.id_filter)),
    );
    return ok({
      artifacts: found.map((each) => ({
        workflow_run_backend_id: each.runBackendId,
        workflow_job_run_backend_id: each.jobBackendId,
        database_id: String(each.id),
        name: each.name,
        size: String(each.size),
        created_at: each.createdAt,
        digest: each.digest,
      })),
    });
  },
  GetSignedArtifactURL(state, origin, job, body) {
    const found = newest(state, job, body.name);
    return found ? ok({ signed_url: blobUrl(state, origin, found.blob) }) : failure(404, 'not_found', 'artifact not found');
  },
  DeleteArtifact(state, _origin, job, body) {
    const found = newest(state, job, body.name);
    if (!found) return failure(404, 'not_found', 'artifact not found');
    state.artifacts.delete(found.id);
    return ok({ ok: true, artifact_id: String(found.id) });
  },
};

/** Artifacts of this name that a new one of the same name would collide with. */
function inScope(state: State, all: Artifact[], job: Job, name: unknown): Artifact[] {
  return all.filter((each) => each.run === job.run && each.name === name && (state.artifactNamesUniquePer === 'run' || each.attempt === job.attempt));
}

function newest(state: State, job: Job, name: unknown): Artifact | undefined {
  return [...state.artifacts.values()].findLast((each) => each.run === job.run && each.name === name);
}

/** The job that this token was made for; undefined where the stand-in did not make it. */
function jobOf(state: State, authorization: string | undefined): Job | undefined {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  const payload = token?.split('.')[1];
  if (!token || !payload) return undefined;
  try {
    const { run, attempt, job } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { run: number; attempt: number; job: string };
    if (token !== runtimeToken(run, attempt, job) || !state.runs.has(run)) return undefined;
    return { run, attempt, runBackendId: backendId(`${run}`), jobBackendId: backendId(`${run} ${attempt} ${job}`) };
  } catch {
    return undefined;
  }
}

function backendId(of: string): string {
  const hex = createHash('sha256').update(of).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

function ok(body: object): Reply {
  return { status: 200, body };
}

function failure(status: number, code: string, msg: string): Reply {
  return { status, body: { code, msg } };
}
