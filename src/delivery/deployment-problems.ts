import type { Deployments, Fleet, PodImage, Replicas, Rollout } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;

/** What differs from release to release. */
const TOLD = /\{(digest|hex)\}/;
/** Values of labels: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels */
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
/** A tag can be moved; only a digest names bytes. */
const BY_DIGEST = /@sha256:[0-9a-f]{64}$/;
const OF_RELEASE = /@(\{digest\}|sha256:\{hex\})$/;

/** What a schema cannot say of slots that are Deployments, and of shares that are numbers of pods. */
export function deploymentProblems({ fleet, traffic, capacity }: Pick<Rollout, 'fleet' | 'traffic' | 'capacity'>, report: Report): void {
  const slots = fleet?.slots ?? ['a', 'b'];
  const { deployments } = fleet ?? {};
  if (deployments) {
    const at: Path = ['rollout', 'fleet', 'deployments'];
    namesProblems(deployments.names, slots, [...at, 'names'], report);
    toldProblems(fleet!, deployments, at, report);
    if (fleet!.loaded) report(['rollout', 'fleet', 'loaded'], 'delivery-key-without-effect', '`fleet.loaded` does nothing beside `deployments`: pods tell which release they are of.', 'Remove it; a server that can say which release it serves is asked by `fleet.digest`.');
    slots.forEach((slot, index) => {
      if (!LABEL.test(slot)) report(['rollout', 'fleet', 'slots', index], 'delivery-wrong-form', `Slot ${JSON.stringify(slot)} is a label of pods too, and no label may end so.`, 'End it with a letter or a digit.');
    });
  }
  if (traffic?.replicas) replicasProblems(traffic.replicas, { fleet, capacity, slots }, report);
}

/** Fleets that are objects of their own, and tell themselves what is ready. */
const SAYS_READY = ['deployments', 'kserve', 'argo'] as const;

/** `capacity.ready.fleet` asks the fleet, which must be one that can say. */
export function readyProblems({ fleet, capacity }: Pick<Rollout, 'fleet' | 'capacity'>, report: Report): void {
  if (capacity?.ready.fleet && !SAYS_READY.some((kind) => fleet?.[kind] !== undefined))
    report(['rollout', 'capacity', 'ready', 'fleet'], 'delivery-missing-key', '`capacity.ready.fleet` asks the fleet how many servers are ready, and this fleet cannot say.', `Declare \`fleet.${SAYS_READY.join('`, `fleet.')}\`, or say it by \`http\` or \`command\`.`);
}

function namesProblems(names: Readonly<Record<string, string>>, slots: readonly string[], at: Path, report: Report): void {
  if (Object.keys(names).sort().join() !== [...slots].sort().join())
    report(at, 'delivery-slot-unknown', `\`${at.join('.')}\` names ${Object.keys(names).join(', ')}, and the slots are ${slots.join(', ')}.`, 'Name one Deployment for each slot.');
  if (new Set(Object.values(names)).size < Object.keys(names).length)
    report(at, 'delivery-slots-same', 'Both slots would be the same Deployment.', 'Give each slot a Deployment of its own; one Deployment for both arms is a Rollout of Argo Rollouts (`fleet.argo`).');
}

function toldProblems({ place }: Fleet, { image, env = {}, mount, annotations = {} }: Deployments, at: Path, report: Report): void {
  const texts = [textOf(image), mount?.sub_path, mount?.claim, textOf(mount?.image), ...Object.values(env), ...Object.values(annotations)].filter((text) => text !== undefined);
  const byPart = typeof image === 'object' || typeof mount?.image === 'object';
  if (!place && !byPart && !texts.some((text) => TOLD.test(text)))
    report(at, 'delivery-missing-key', 'Nothing of the pod template would differ from release to release: pods would go on serving what they serve.', 'Write `{hex}` or `{digest}` into `image`, `env` or `mount`, let a part of the release name the image, or bring the bytes there with `fleet.place`.');
  for (const [key, text] of [['image', textOf(image)], ['mount', textOf(mount?.image)]] as const)
    if (text !== undefined && OF_RELEASE.test(text)) report([...at, key], 'delivery-wrong-form', `\`${text.slice(0, 100)}\` asks a registry for an image by the digest of the release, which is no image's.`, 'Write `…:{hex}` where images are pushed under the digest of their release as a tag, or let a part of the release name the image by its own digest.');
    else if (text !== undefined && !TOLD.test(text) && !BY_DIGEST.test(text)) report([...at, key], 'delivery-wrong-form', `\`${text.slice(0, 100)}\` names an image by something that can be moved.`, 'Write `@sha256:…`, or `{hex}` where images are pushed under the digest of their release.');
}

function textOf(image: PodImage | undefined): string | undefined {
  return typeof image === 'string' ? image : undefined;
}

function replicasProblems({ deployments }: Replicas, { fleet, capacity, slots }: { fleet: Rollout['fleet']; capacity: Rollout['capacity']; slots: readonly string[] }, report: Report): void {
  const at: Path = ['rollout', 'traffic', 'replicas'];
  namesProblems(deployments, slots, [...at, 'deployments'], report);
  const placed = fleet?.deployments;
  if (placed && slots.some((slot) => placed.names[slot] !== deployments[slot]))
    report([...at, 'deployments'], 'delivery-slot-unknown', '`traffic.replicas` shares users among other Deployments than releases are placed on.', 'Name the same ones as `fleet.deployments`.');
  if (placed?.replicas !== undefined)
    report(['rollout', 'fleet', 'deployments', 'replicas'], 'delivery-choose-one', 'Where shares are numbers of pods, `traffic.replicas` alone sets them.', 'Remove `fleet.deployments.replicas`.');
  if (capacity)
    report(['rollout', 'capacity'], 'delivery-choose-one', 'Where shares are numbers of pods, the champion has only its share of them: it never has room for everybody, and no step would begin.', 'Remove `capacity`; pods of the candidate are ready before the champion loses any.');
}
