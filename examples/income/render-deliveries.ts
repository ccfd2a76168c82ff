// The delivery files of this example differ in five places; everything else, above all the gates, is one text for all.
//   node render-deliveries.ts     writes *.delivery.yml; a test holds them equal to this
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CONTRACT } from './contract.ts';

export interface Release {
  name: string;
  version: string;
  /** File of training rows, whose profile today's inputs are compared with. */
  train: string;
  /** The release that serves when this one wants to: predictions are compared with that one's. */
  champion?: string;
  /** Columns that others leave unused. */
  uses?: string[];
  /** Folder of inference code; `serve` where not given. */
  code?: string;
  story: string;
}

export const RELEASES: Release[] = [
  { name: 'champion', version: '1.0.0', train: 'train-1994', story: 'A logistic regression on the survey of 1994: the first that serves.' },
  { name: 'quick-form', version: '1.1.0-quick', train: 'train-1994', champion: 'champion', story: 'Asks four questions instead of fourteen. Worse over all: stopped by run-model-tests.' },
  { name: 'with-sex', version: '1.1.0-sex', train: 'train-1994-1995', champion: 'champion', story: 'Also asks for the sex. Better on average, and finds fewer of the women who earn much: stopped by fairness.' },
  { name: 'with-schedule', version: '1.1.0-schedule', train: 'train-1994', champion: 'champion', uses: ['work_schedule'], story: 'Uses a column that the survey only began to fill in 1995. Its AUC is unchanged: stopped by drift, and by log loss.' },
  { name: 'candidate', version: '1.1.0', train: 'train-1994-1995', champion: 'champion', story: 'Boosted trees on both years: better in every respect, and so promoted.' },
  { name: 'brittle', version: '1.2.0-fast', train: 'train-1994-1995', champion: 'candidate', code: 'releases/brittle/serve', story: 'The model of `next` under inference code that fails on what real users send: stopped by the canary.' },
  { name: 'next', version: '1.2.0', train: 'train-1994-1995', champion: 'candidate', story: 'More and smaller trees: delivered while `candidate` serves, so the slots change roles.' },
];

/** What the survey fills in, but the model does not ask for: its drift is nobody's harm. */
const UNUSED = ['work_schedule'];

export function render({ name, version, train, champion, uses = [], code = 'serve', story }: Release): string {
  const unused = UNUSED.filter((column) => !uses.includes(column));
  return `# yaml-language-server: $schema=../../schemas/delivery.schema.json
# ${story}
# Rendered by render-deliveries.ts: change it there.
version: 1

release:
  name: income
  version: ${version}
  model: releases/${name}/model # ONNX weights, and the names and types of their inputs
  code: ${code} # the server: Node and onnxruntime-web
  config: serve.json
  environment: environment.lock
  risk: # tried in policy-cases.yml
    default: medium
    idle_after: 60 days
    rules:
      - {when: [weights, data], only: true, risk: low}
      - {when: [code, features, signature, fairness-worse, thresholds-loosened, first-delivery], risk: high, because: people meet what no test has judged before}

data:
  train: data/${train}.csv.gz
  test: data/test-1995.csv.gz # sealed: only deliveries spend it
  develop: data/develop-1995.csv.gz # for pushes and pull requests
  serving: data/serving-1995.csv.gz # today's inputs, without labels
  key: [id]
  label: over_50k
${CONTRACT}  drift: # from train to serving
    limits:
      # 3 000 rows of today can rule out a fifth of a standard deviation, and no tenth.
      default: {numbers: {wasserstein_std: 0.2}, categories: {total_variation: 0.1}}
${unused.length > 0 ? `      columns:\n${unused.map((column) => `        ${column}: off # the model does not use it`).join('\n')}\n` : ''}
tests:
  task: binary
  predictions: # of the rows of test and develop, out of the ONNX model itself
    candidate: releases/${name}/predictions.csv.gz
${champion ? `    champion: releases/${champion}/predictions.csv.gz\n` : ''}  gates:
    - {metric: roc_auc, at_least: 0.85}
    - {metric: roc_auc, no_worse_than_champion_by: 0.005}
    - {metric: log_loss, no_worse_than_champion_by: 0.005} # an AUC says nothing of whether 30 % means 30 %
  slices:
    by: [sex, race, [sex, race]]
    min_rows: 800
    gates:
      - {metric: log_loss, no_worse_than_champion_by: 0.03}
  fairness:
    groups: [sex]
    gates:
      # Base rates differ (6 % of women, 18 % of men), so equal selection would stop every model. What must not grow is how
      # differently the model errs: the gap between the sexes in who is found, and in who is named by mistake.
      - {metric: equalized_odds_difference, no_worse_than_champion_by: 0.05}

approval:
  roles:
    model-owner: {environment: income-owner}
    risk: {environment: income-risk}
  policy_owner: risk
  classes:
    low: {automatic: {changes: [weights, data], at_most: 1, within: 7 days}} # else people are asked
    high: {roles: [model-owner, risk], expires: 2 days}
  people: {first.author@example.org: 1001}

evidence:
  signing: key
  public_key: ledger.pub.pem

rollout:
${champion ? CANARY : REPLACE}  fleet:
    slots: [a, b]
    place: {command: [node, demo/place.mjs, --router, "${ROUTER}"]}
    loaded: {http: "${ROUTER}/slots/{slot}/loaded"}
    ask: {http: "${ROUTER}/slots/{slot}/predict"}
    retire: {command: [node, demo/retire.mjs, --router, "${ROUTER}"]}
  golden: {rows: releases/${name}/golden.csv}
  traffic: {http: {url: "${ROUTER}/weights"}}
  signals: {log: {files: log/requests.ndjson}}
  guardrails:
    - name: errors
      # Whoever gets no score has an error, whoever's fault it is. About one user in eleven sends what no model can score.
      rate:
        sql: |
          SELECT slot, count(*) FILTER (WHERE status >= 400) AS events, count(*) AS total
          FROM log WHERE at_ms > $since AND at_ms <= $until GROUP BY slot
      unit: request # each request is somebody else's
      tolerate: 1.1
      margin_ratio: 1.5
  interval: 1 s # with as much traffic as the demo has; for real traffic write minutes
  lease: 60 s
  watcher: {by: process} # sluice watch beside the router: ticks that stop are dangerous for the candidate, not for people
  blind_for: 30 s
  watch: 1 s

rollback: {within: 30 s, keep: 5}
`;
}

/** Where the router listens when it is started by hand; the demo puts its own port in place of it. */
export const ROUTER = 'http://127.0.0.1:8790';

const REPLACE = `  strategy: replace # nobody serves yet, so there is nobody to share users with
`;
const CANARY = `  strategy: canary
  steps: [20, 50, 100]
`;

if (process.argv[1] === import.meta.filename)
  for (const release of RELEASES) writeFileSync(path.join(import.meta.dirname, `${release.name}.delivery.yml`), render(release));
