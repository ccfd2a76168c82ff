import type { Fleet, Rollout } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;

/** What slots can be besides the team's own programs. */
const KINDS = ['repository', 'deployments', 'kserve', 'argo'] as const;

/** What a schema cannot say of slots and of the journal: which keys need each other, and where two slots would be one. */
export function fleetProblems({ fleet, journal }: Pick<Rollout, 'fleet' | 'journal'>, report: Report): void {
  if (fleet) {
    const at: Path = ['rollout', 'fleet'];
    const kinds = KINDS.filter((kind) => fleet[kind] !== undefined);
    if (!fleet.place && kinds.length === 0)
      report(at, 'delivery-missing-key', '`rollout.fleet` has neither `place` nor `repository`: nothing could put a release on a slot.', 'Add `place: {command: …}`, `repository` for a server with the model repository protocol, or `deployments`, `kserve` or `argo` for Kubernetes.');
    if (kinds.length > 1) report([...at, kinds[1]!], 'delivery-choose-one', `\`rollout.fleet\` has ${kinds.map((kind) => `\`${kind}\``).join(' and ')}: a slot is one of them.`, 'Keep one of them.');
    if (fleet.repository) repositoryProblems(fleet, fleet.repository, [...at, 'repository'], report);
    if (fleet.digest) digestProblems(fleet, fleet.digest, [...at, 'digest'], report);
  }
  const { region, token_env: token, query_env: query } = journal?.object ?? {};
  if ([region, token, query].filter((way) => way !== undefined).length > 1)
    report(['rollout', 'journal', 'object'], 'delivery-choose-one', '`rollout.journal.object` has more than one of `region`, `token_env` and `query_env`.', 'Keep the one that the store asks for.');
}

function repositoryProblems({ place }: Fleet, { url, model, folder, files }: NonNullable<Fleet['repository']>, at: Path, report: Report): void {
  if (!`${url}${model}`.includes('{slot}'))
    report(at, 'delivery-slots-same', 'Both slots would be the same model of the same server.', 'Write `{slot}` into `model` (one server, two models) or into `url` (a server for each slot).');
  if (!place && folder === undefined)
    report(at, 'delivery-missing-key', 'Nothing makes the bytes of a release available to the server before it loads them.', 'Add `folder` (shared with the server), or `fleet.place` with a program that brings them there.');
  if (folder !== undefined && !folder.includes('{slot}'))
    report([...at, 'folder'], 'delivery-slots-same', 'Both slots would be loaded from the same folder: the next release would overwrite the one that serves.', 'Write `{slot}` into `folder`.');
  if (files && folder === undefined) report([...at, 'files'], 'delivery-key-without-effect', '`files` says where parts lie below `folder`, and there is none.', 'Add `folder`, or remove `files`.');
}

function digestProblems({ repository }: Fleet, { metadata, http, header }: NonNullable<Fleet['digest']>, at: Path, report: Report): void {
  if (metadata !== undefined && (http !== undefined || header !== undefined))
    report(at, 'delivery-choose-one', '`digest` is read from the metadata and from somewhere else.', 'Keep one: `metadata`, `http`, or `header`.');
  if (http === undefined && !repository) report(at, 'delivery-missing-key', `\`digest.${metadata === undefined ? 'header' : 'metadata'}\` is of the metadata of a model repository, and none is declared.`, 'Add `repository`, or name the address that is asked: `http`.');
}
