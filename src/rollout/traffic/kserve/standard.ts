import type { Digest } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import type { Split } from '../../../core/seams.ts';
import { pointer } from '../../../kubernetes/change.ts';
import type { KubeObject, Operation } from '../../../kubernetes/cluster.ts';
import { standingOf } from '../gateway/status.ts';
import { isRecord, show } from '../weights.ts';
import { failureOf, marksOf, nameOf, predictorOf, unreadable, type Json, type Marks } from './service.ts';
import { noSlot, slotsBy, type SlotOf } from './slots.ts';
import type { Roles } from '../roles.ts';

/** One entry of `spec.canary[]`, and what KServe says of it in `status.canaryStatuses[]`. */
export interface Canary {
  index: number;
  name: string;
  marks: Marks;
  percent: number;
  predictor: Json;
  /** At least one replica of its Deployment is available. */
  ready: boolean;
  failure?: string;
}

/** An InferenceService whose predictors are Deployments: the stable one and the canaries beside it (KServe 0.20). */
export interface Standard {
  stable: { name?: string; marks: Marks; predictor: Json };
  canaries: Canary[];
}

export function standardOf(service: KubeObject): Standard {
  const predictor = predictorOf(service);
  const { canary } = service.spec ?? {};
  if (canary !== undefined && !(Array.isArray(canary) && canary.every(isRecord))) throw unreadable(service, `spec.canary is ${show(canary)}`);
  const said = service.status?.canaryStatuses;
  const statuses = Array.isArray(said) ? said.filter(isRecord) : [];
  return {
    stable: { ...named(predictor), marks: marksOf(predictor.annotations), predictor },
    canaries: ((canary ?? []) as Json[]).map((entry, index) => {
      const { trafficPercent: percent, predictor: own } = entry;
      if (!isRecord(own) || typeof own.name !== 'string' || typeof percent !== 'number') throw unreadable(service, `spec.canary[${index}] is ${show(entry)}`);
      const status = statuses.find(({ name }) => name === own.name);
      const failure = failureOf(status?.modelStatus);
      return { index, name: own.name, marks: marksOf(own.annotations), percent, predictor: own, ready: status?.ready === true, ...(failure !== undefined && { failure }) };
    }),
  };
}

/** The two arms. A canary without a mark is somebody else's. */
export interface Arms {
  slotOf: SlotOf;
  /** The slot of the stable predictor, and the other one. */
  stable: string;
  other: string;
  /** What the other slot has, where it has something. */
  canary?: Canary;
  /** More canaries that somebody marked as the slot of the stable predictor, or as the other one: their users are the slot's too. */
  doubles: { stable: Canary[]; other: Canary[] };
  /** Canaries that are marked as no declared slot: each may be one of ours whose mark somebody changed. */
  odd: Canary[];
}

/** Throws DriverError `kserve-slot` where the stable predictor is marked as no declared slot. */
export function armsOf(service: KubeObject, { stable, canaries }: Standard, slots: readonly string[], roles: Roles): Arms {
  const { ours = [], odd = [] } = Object.groupBy(canaries.filter(({ marks }) => marks.slot !== undefined), ({ marks }) => (slots.includes(marks.slot!) ? 'ours' : 'odd'));
  const slotOf = slotsBy(service, [stable.marks, ...ours.map(({ marks }) => marks)], slots, roles);
  const slot = slotOf(stable.marks);
  const [canary, ...more] = ours.filter(({ marks }) => marks.slot !== slot);
  return { slotOf, stable: slot, other: slots.find((name) => name !== slot)!, ...(canary && { canary }), doubles: { stable: ours.filter(({ marks }) => marks.slot === slot), other: more }, odd };
}

/** Throws DriverError `kserve-slot` or `kserve-slot-twice` where a mark of a canary is of no slot, or of one that is there already. */
export function checkMarks(service: KubeObject, { stable, other, doubles, odd }: Arms): void {
  if (odd[0]) throw noSlot(service, odd[0].marks.slot!, [stable, other]);
  const [twice] = [...doubles.stable, ...doubles.other];
  if (!twice) return;
  throw new DriverError('kserve-slot-twice', `${nameOf(service)} has slot ${twice.marks.slot} twice: spec.canary[${twice.index}] (${twice.name}) and another predictor.`, 'Remove the entry that is not wanted, or correct its annotation `sluice/slot`. Until then no canary is given users; taking them away takes them from both.');
}

/** Deployment and Service of a predictor (PredictorServiceName of KServe). */
export function backendOf(service: KubeObject, predictor: string | undefined): string {
  return predictor === undefined ? `${service.metadata.name}-predictor` : `${service.metadata.name}-${predictor}-predictor`;
}

/** Of a digest, in the name of a predictor. */
const HEX = 8;

/**
 * The name of a release's predictor. Each release has a Deployment of its own: one that was used again would count as ready by the pods of the release before.
 * KServe takes lower-case letters, digits and hyphens, a letter first.
 */
export function predictorName({ slot, release }: { slot: string; release: Digest }): string {
  const plain = slot.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 10);
  return `${/^[a-z]/.test(plain) ? '' : 's'}${plain}-${release.slice('sha256:'.length, 'sha256:'.length + HEX)}`;
}

/**
 * Who gets which share now: by the weights of the HTTPRoute that KServe writes. What `status.canaryStatuses` says of shares is a copy of the wish, also where
 * KServe routes nothing (0.20.0 makes the Deployments, and routes nobody to them). Throws DriverError `kserve-no-route`, `kserve-route`, `kserve-lagging`,
 * `kserve-not-routed`, `kserve-foreign`, `kserve-slot`.
 */
export function standardSplit(service: KubeObject, standard: Standard, arms: Arms, route: KubeObject | undefined): Split {
  const { canary, doubles } = arms;
  if (!route) {
    if (standard.canaries.every(({ percent }) => percent === 0)) return { [arms.stable]: 100, [arms.other]: 0 };
    throw new DriverError('kserve-no-route', `${nameOf(service)} has a canary with a share, and there is no HTTPRoute ${service.metadata.name} that could give it any.`, 'Shares in the mode Standard need the Gateway API: `enableGatewayApi: true` of `ingress` in KServe\'s ConfigMap inferenceservice-config.');
  }
  if (arms.odd.some(({ percent }) => percent > 0)) checkMarks(service, arms);
  const share = routedShare(service, standard, arms, route);
  checkAccepted(service, route, share);
  const others = canary ? [canary, ...doubles.other] : [];
  const told = others.reduce((sum, { percent }) => sum + percent, 0);
  const wanted = others.reduce((sum, { percent, ready }) => sum + (ready ? percent : 0), 0);
  if (canary && share !== wanted && share !== told) throw notAsWanted(service, canary, share);
  return { [arms.stable]: 100 - share, [arms.other]: share };
}

/** The weight of the other slot in every rule that leads to predictors, in per cent. */
function routedShare(service: KubeObject, standard: Standard, arms: Arms, route: KubeObject): number {
  const { canary, doubles } = arms;
  const namesOf = (canaries: readonly Canary[]): string[] => canaries.map(({ name }) => backendOf(service, name));
  const champions = [backendOf(service, standard.stable.name), ...namesOf(doubles.stable)];
  const others = namesOf(canary ? [canary, ...doubles.other] : []);
  // One that is to have nobody is on its way there: Sluice itself takes users from a candidate whose mark somebody changed.
  const foreign = namesOf(foreignOf(standard, arms).filter(({ percent }) => percent > 0));
  const rules = Array.isArray(route.spec?.rules) ? route.spec.rules.filter(isRecord) : [];
  const shares = rules.flatMap(({ backendRefs }) => {
    const refs = (Array.isArray(backendRefs) ? backendRefs : []).filter(isRecord);
    const weightOf = (names: readonly string[]): number => refs.filter(({ name }) => names.includes(String(name))).reduce((sum, { weight = 1 }) => sum + (typeof weight === 'number' && weight >= 0 ? weight : NaN), 0);
    const ours = [...champions, ...others];
    if (!refs.some(({ name }) => ours.includes(String(name)))) return [];
    const odd = refs.find(({ name, weight }) => !ours.includes(String(name)) && weight !== 0);
    if (odd)
      throw new DriverError(foreign.includes(String(odd.name)) ? 'kserve-foreign' : 'kserve-lagging', `The HTTPRoute of ${nameOf(service)} sends users to ${show(odd.name)} too, which is neither of the two slots.`, 'A canary of somebody else must have `trafficPercent: 0` while Sluice delivers; one that has just been removed goes in a moment.');
    return [(100 * weightOf(others)) / (weightOf(others) + weightOf(champions))];
  });
  const [share] = shares;
  if (share === undefined || !Number.isFinite(share) || shares.some((each) => each !== share))
    throw new DriverError('kserve-route', `The HTTPRoute of ${nameOf(service)} ${shares.length === 0 ? `has no rule that leads to ${champions[0]}` : `has rules of different shares: ${shares.join(', ')} %`}.`, 'See what KServe\'s controller says; a transformer in front of the predictor keeps its users on the stable one.');
  return share;
}

/** Canaries of somebody else. */
export function foreignOf({ canaries }: Standard, { canary, doubles }: Arms): Canary[] {
  return canaries.filter((each) => each !== canary && !doubles.stable.includes(each) && !doubles.other.includes(each));
}

function notAsWanted(service: KubeObject, canary: Canary, share: number): DriverError {
  if (share === 0)
    return new DriverError('kserve-not-routed', `${nameOf(service)} wants ${canary.percent} % for its canary ${canary.name}, which is ready, and its HTTPRoute gives it nothing.`, 'KServe follows in a moment. KServe 0.20.0 never does: it makes the canary\'s Deployment and routes nobody there (kserve#5912 came after it). Upgrade KServe.');
  return new DriverError('kserve-lagging', `${nameOf(service)} wants ${canary.percent} % for its canary ${canary.name}, and its HTTPRoute gives it ${share} %.`, 'KServe follows in a moment; where it does not, see whether its controller runs.');
}

/** Throws DriverError `kserve-not-accepted` in the gateway's words, `kserve-lagging` where it has not said that it serves this very state of the route. */
function checkAccepted(service: KubeObject, route: KubeObject, share: number): void {
  const standing = standingOf(route, undefined);
  // Who has nobody need not be found.
  if (standing.kind === 'accepted' || (standing.kind === 'unresolved' && share === 0)) return;
  const { code, fix, message } = standing.error;
  const said = message.replace(` ${fix} [${code}]`, '');
  if (standing.kind === 'refused') throw new DriverError('kserve-not-accepted', `The gateway does not take the HTTPRoute of ${nameOf(service)}. ${said}`, 'See `kubectl describe httproute`.', { cause: standing.error });
  throw new DriverError('kserve-lagging', `The gateway has not taken the HTTPRoute of ${nameOf(service)} as it is now. ${said}`, 'It follows in a moment; where it does not, see whether the gateway\'s controller runs.', { cause: standing.error });
}

/**
 * What gives the canary this share; nothing where it stands there. Its replicas grow as KServe itself would have them grow, and are never none: at 0 % KServe
 * would scale it to nothing. Where all users go to the stable predictor they are taken from every canary with a mark. Throws DriverError
 * `kserve-slot`, `kserve-slot-twice`, `kserve-not-placed`, `kserve-not-ready`, `kserve-too-much`.
 */
export function shareChange(service: KubeObject, standard: Standard, arms: Arms, split: Split): Operation[] {
  const { other, canary, doubles, odd } = arms;
  const wanted = split[other]!;
  if (wanted > 0) checkMarks(service, arms);
  const closed = [...doubles.stable, ...doubles.other, ...odd].flatMap((double) => (double.percent === 0 ? [] : sharing(double, 0)));
  if (!canary) {
    if (wanted === 0) return closed;
    throw new DriverError('kserve-not-placed', `${nameOf(service)} has no canary for slot ${other}, so it cannot be given ${wanted} %.`, 'Place the release first (`rollout.fleet.kserve`).');
  }
  if (wanted === canary.percent) return closed;
  if (wanted > canary.percent && !canary.ready)
    throw new DriverError('kserve-not-ready', `Slot ${other} of ${nameOf(service)} cannot be given ${wanted} %: its canary ${canary.name} is not ready${canary.failure === undefined ? '' : ` (${canary.failure})`}.`, 'See its pods, and wait until it is ready.');
  const foreign = foreignOf(standard, arms).reduce((sum, { percent }) => sum + percent, 0);
  if (foreign > 0 && wanted > canary.percent) throw new DriverError('kserve-too-much', `${nameOf(service)} gives ${foreign} % to canaries that are not Sluice's.`, 'Let them have `trafficPercent: 0` while Sluice delivers.');
  return [...closed, ...sharing(canary, wanted), ...replicas(canary, wanted, countOf(standard.stable.predictor), pointer('spec', 'canary', canary.index, 'predictor', 'minReplicas'))];
}

/** Lists are patched by index: only where this very canary still stands, as it was read. */
function sharing({ index, name, percent }: Canary, wanted: number): Operation[] {
  const at = (...steps: string[]): string => pointer('spec', 'canary', index, ...steps);
  return [{ op: 'test', path: at('predictor', 'name'), value: name }, { op: 'test', path: at('trafficPercent'), value: percent }, { op: 'replace', path: at('trafficPercent'), value: wanted }];
}

function replicas({ predictor }: Canary, wanted: number, all: number, path: string): Operation[] {
  const now = typeof predictor.minReplicas === 'number' ? predictor.minReplicas : undefined;
  const needed = Math.max(1, Math.ceil((all * wanted) / 100), wanted === 0 ? 1 : (now ?? 1));
  if (needed === now) return [];
  return [now === undefined ? { op: 'add', path, value: needed } : { op: 'replace', path, value: needed }];
}

/** Whether a write was refused because the definition has no `spec.canary` (writes are checked strictly: no key is dropped without a word). */
export function knowsNoCanary(error: unknown): boolean {
  return error instanceof DriverError && error.code === 'cluster-invalid' && /unknown field "spec\.canary/.test(error.message);
}

/** Replicas of a predictor; KServe's default is one. */
export function countOf({ minReplicas }: Json): number {
  return typeof minReplicas === 'number' ? minReplicas : 1;
}

function named({ name }: Json): { name?: string } {
  return typeof name === 'string' && name !== '' ? { name } : {};
}
