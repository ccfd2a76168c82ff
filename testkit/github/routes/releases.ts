// Releases with their files, and attestations: what a repository keeps beside its commits.
import { blobUrl, newBlob } from '../blobs.ts';
import { created, invalid, list, noContent, notFound, ok, Refused, type Call, type Routes } from '../exchange.ts';
import { account, nodeId, repositoryUrl, webUrl } from '../shapes/account.ts';
import { ACTIONS_BOT, type Release } from '../state.ts';

const ALL = '/repos/{owner}/{repo}/releases' as const;
const ATTESTATIONS = '/repos/{owner}/{repo}/attestations' as const;

export const releases: Routes = {
  [`get ${ALL}/tags/{tag}` as const]: {
    needs: ['contents:read'],
    answer: (call) => {
      const found = call.state.releases.get(String(call.parameters.tag));
      if (!found) throw notFound();
      return ok(release(call, found));
    },
  },
  [`post ${ALL}` as const]: {
    needs: ['contents:write'],
    answer: (call) => {
      const { state, body } = call;
      const { tag_name: tag } = body;
      if (state.releases.has(tag)) throw invalid('Validation Failed', [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }]);
      const made: Release = { id: state.nextId(), tag, name: body.name ?? tag, body: body.body ?? '', prerelease: body.prerelease ?? false, target: body.target_commitish ?? state.repository.defaultBranch, createdAt: state.now(), assets: [] };
      state.releases.set(tag, made);
      return created(release(call, made), `${repositoryUrl(state, call.api)}/releases/${made.id}`);
    },
  },
  [`get ${ALL}/{release_id}/assets` as const]: { needs: ['contents:read'], answer: (call) => list(call, releaseOf(call).assets, (each) => asset(call, each)) },
  [`post ${ALL}/{release_id}/assets` as const]: {
    needs: ['contents:write'],
    answer: (call) => {
      const found = releaseOf(call);
      const name = String(call.parameters.name);
      if (!Buffer.isBuffer(call.body) || call.body.length === 0) throw new Refused(400, 'Bad Request');
      if (found.assets.some((each) => each.name === name)) throw invalid('Validation Failed', [{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }]);
      const made = { id: call.state.nextId(), name, type: 'application/octet-stream', bytes: new Uint8Array(call.body), createdAt: call.state.now() };
      found.assets.push(made);
      return created(asset(call, made));
    },
  },
  [`get ${ALL}/assets/{asset_id}` as const]: {
    needs: ['contents:read'],
    answer: (call) => {
      const found = assetOf(call);
      if (!call.accept.includes('application/octet-stream')) return ok(asset(call, found));
      // GitHub sends on to its store, as with artifacts.
      const id = newBlob(call.state, found.name, found.type);
      call.state.blobs.get(id)!.bytes = found.bytes;
      return { status: 302, headers: { location: blobUrl(call.state, call.api, id) } };
    },
  },
  [`delete ${ALL}/assets/{asset_id}` as const]: {
    needs: ['contents:write'],
    answer: (call) => {
      const found = assetOf(call);
      for (const each of call.state.releases.values()) each.assets = each.assets.filter((one) => one !== found);
      return noContent();
    },
  },
  [`post ${ATTESTATIONS}` as const]: {
    needs: ['attestations:write'],
    answer: ({ state, body }) => {
      if (!state.hasAttestations) throw new Refused(404, 'Not Found');
      if (typeof body.bundle.dsseEnvelope?.payload !== 'string') throw invalid('Invalid bundle');
      const id = state.nextId();
      state.attestations.push({ id, bundle: body.bundle });
      return created({ id });
    },
  },
  [`get ${ATTESTATIONS}/{subject_digest}` as const]: {
    needs: ['attestations:read'],
    answer: ({ state, parameters }) => {
      const found = state.attestations.filter(({ bundle }) => subjectsOf(bundle.dsseEnvelope.payload).includes(String(parameters.subject_digest)));
      return ok({ attestations: found.map(({ bundle }) => ({ bundle, repository_id: state.repository.id })) });
    },
  },
};

function subjectsOf(payload: string): string[] {
  const { subject } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as { subject: { digest: { sha256: string } }[] };
  return subject.map(({ digest }) => `sha256:${digest.sha256}`);
}

function releaseOf({ state, parameters }: Call): Release {
  const found = [...state.releases.values()].find(({ id }) => id === Number(parameters.release_id));
  if (!found) throw notFound();
  return found;
}

function assetOf({ state, parameters }: Call): Release['assets'][number] {
  const found = [...state.releases.values()].flatMap(({ assets }) => assets).find(({ id }) => id === Number(parameters.asset_id));
  if (!found) throw notFound();
  return found;
}

function release(call: Call, found: Release) {
  const { state, api } = call;
  const url = `${repositoryUrl(state, api)}/releases/${found.id}`;
  return {
    id: found.id,
    node_id: nodeId('Release', found.id),
    url,
    html_url: `${webUrl(state)}/releases/tag/${encodeURIComponent(found.tag)}`,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    tarball_url: `${repositoryUrl(state, api)}/tarball/${found.tag}`,
    zipball_url: `${repositoryUrl(state, api)}/zipball/${found.tag}`,
    tag_name: found.tag,
    target_commitish: found.target,
    name: found.name,
    body: found.body,
    draft: false,
    prerelease: found.prerelease,
    immutable: false,
    created_at: found.createdAt,
    published_at: found.createdAt,
    author: account(ACTIONS_BOT, api),
    assets: found.assets.map((each) => asset(call, each)),
  };
}

function asset({ state, api }: Call, found: Release['assets'][number]) {
  return {
    id: found.id,
    node_id: nodeId('ReleaseAsset', found.id),
    url: `${repositoryUrl(state, api)}/releases/assets/${found.id}`,
    browser_download_url: `${webUrl(state)}/releases/download/${encodeURIComponent(found.name)}`,
    name: found.name,
    label: null,
    state: 'uploaded',
    content_type: found.type,
    size: found.bytes.length,
    digest: null,
    download_count: 0,
    created_at: found.createdAt,
    updated_at: found.createdAt,
    uploader: account(ACTIONS_BOT, api),
  };
}
