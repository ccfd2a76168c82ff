import { REPLICA_SETS } from '../../../src/kubernetes/kinds.ts';
import { ROLLOUTS, startArgo } from '../../../testkit/kubernetes/controllers/argo.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { startPods } from '../../../testkit/kubernetes/pods.ts';
import { until } from '../../../testkit/until.ts';
import { driversOf, type Router } from './delivery-world.ts';

const HASH = 'rollouts-pod-template-hash';

/** Argo Rollouts: the Rollout and the delivery file of the page. */
export const ARGO: Router = {
  roles: ['argo-role.yaml'],
  drivers: (page) => driversOf(page['argo-delivery.yml']!, 'PLANE/only/{service}/ask'),
  sends: ROLLOUTS,
  changes: ({ method, path }) => method === 'PATCH' && path.includes('/rollouts/'),
  async start({ api, namespace, store, page }) {
    await using cleanup = new AsyncDisposableStack();
    await define(api, 'argo-rollouts');
    await api.apply(page['argo-rollout.yaml']!, namespace, { manager: 'kubectl' });
    const pods = cleanup.use(startPods(api, namespace, store, { up: () => void argo.again().catch(() => undefined) }));
    const argo = cleanup.use(startArgo(api, namespace, { ready: (_set, _at, pod) => pods.isUp(pod) }));
    await until(async () => (await api.read(ROLLOUTS, namespace, 'income'))!.status?.phase === 'Healthy', () => argo.errors);
    const all = cleanup.move();
    return {
      pods,
      /** As the controller has the router send: each side by the Service that it leads to the pods of one hash. */
      async targetsOf(rollout) {
        const { currentPodHash, stableRS, canary } = (rollout as { status?: unknown }).status as Status;
        const { canary: next, stable } = canary?.weights ?? { canary: { podTemplateHash: currentPodHash, weight: 0 }, stable: { podTemplateHash: stableRS, weight: 100 } };
        const slots = new Map((await api.list(REPLICA_SETS, namespace)).items.map(({ metadata: { labels } }) => [labels![HASH], labels!['sluice/slot'] ?? 'a']));
        return [{ name: 'income-canary', ...next }, { name: 'income-stable', ...stable }].map(({ name, podTemplateHash, weight }) => ({ name, slot: slots.get(podTemplateHash)!, share: weight, pods: { [HASH]: podTemplateHash } }));
      },
      errors: () => [...argo.errors],
      [Symbol.asyncDispose]: () => all[Symbol.asyncDispose](),
    };
  },
};

interface Status {
  currentPodHash: string;
  stableRS: string;
  canary?: { weights?: Record<'canary' | 'stable', { podTemplateHash: string; weight: number }> };
}
