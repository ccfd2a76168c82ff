/** One router of docs/kubernetes.md: what its caller is called, and what of the delivery file and of the cluster is its own. */
interface Router {
  file: string;
  name: string;
  section: string;
  /** Those of watch/kubernetes that give the watch its rights. */
  components: string;
  /** What the candidate's users are moved by, as the delivery file names it. */
  declared: string;
  moves: string;
}

const ROUTERS: Router[] = [
  { file: 'gateway', name: 'Gateway API', section: 'gateway-api', components: '`components/gateway`', declared: '`traffic.gateway`, `fleet.deployments`', moves: 'the weights of an HTTPRoute' },
  { file: 'istio', name: 'Istio', section: 'istio', components: '`components/istio`', declared: '`traffic.istio`, `fleet.deployments`', moves: 'the weights of a VirtualService' },
  { file: 'argo-rollouts', name: 'Argo Rollouts', section: 'argo-rollouts', components: '`components/argo`', declared: '`traffic.argo`, `fleet.argo`', moves: 'the weight of a Rollout' },
  { file: 'kserve', name: 'KServe', section: 'kserve', components: '`components/kserve` (or `kserve-standard`)', declared: '`traffic.kserve`, `fleet.kserve`', moves: 'the canary share of an InferenceService' },
  { file: 'deployments', name: 'Deployments', section: 'deployments', components: '`components/replicas`', declared: '`traffic.replicas`, `fleet.deployments`', moves: 'the replicas of two Deployments behind one Service' },
];

/** Their paths. */
export const KUBERNETES_CALLERS = ROUTERS.map(({ file }) => `workflows/deliver-${file}.yml`);

/** The callers for Kubernetes, by path: that of `workflows/deliver-oidc.yml` to the letter, each with what its router has to be told. */
export function kubernetesCallers(byIdentity: string): Map<string, string> {
  const body = byIdentity.slice(byIdentity.indexOf('\non: '));
  return new Map(
    ROUTERS.flatMap((router) => [
      [`workflows/deliver-${router.file}.yml`, `${head(router)}name: Model delivery, ${router.name}\n${body}`] as const,
      [`workflows/deliver-${router.file}.properties.json`, `${JSON.stringify(properties(router), null, 2)}\n`] as const,
    ]),
  );
}

function head({ name, section, components, declared, moves }: Router): string {
  return `# Delivery to Kubernetes (${name}: ${moves}) without a stored secret: the API server knows this workflow by its identity (OpenID Connect).
# Set up, once; https://github.com/sluice/sluice/blob/main/docs/kubernetes.md#${section} has each manifest to copy:
#   1. Environments: one for each role of \`approval.roles\` (required reviewers, no self-review, no bypass by administrators, deployment
#      branches: protected), \`NAME-override\` protected as those (NAME: the model's), and \`model-serve\` without reviewers, deployment
#      branches: protected.
#   2. The API server accepts tokens of https://token.actions.githubusercontent.com for one audience, and takes for its user who has this
#      \`repository_id\`, \`environment\` (model-serve, or NAME-override) and \`job_workflow_ref\` (promote.yml at the commit below). A Role gives that
#      user what the section above lists, in one namespace.
#   3. The delivery file: \`rollout.kubernetes\` (server, ca, oidc, namespace), ${declared}, and \`journal.kubernetes\`.
#   4. \`sluice watch\` in that namespace: copy watch/kubernetes/example, let it name ${components}, and \`kubectl apply -k\` it.
#      It drains the candidate when this workflow falls silent.
#   A cluster that hosted runners do not reach: \`runs-on\` of the job \`serve\`, and \`rollout.runs_on\`.
`;
}

function properties({ name, moves }: Router): Record<string, unknown> {
  return {
    name: `Model delivery, ${name}`,
    description: `Evidence, people and a canary on Kubernetes: ${moves}, without a stored secret.`,
    iconName: 'octicon check-circle',
    categories: ['Machine learning', 'Continuous delivery'],
    filePatterns: ['^delivery\\.ya?ml$'],
  };
}
