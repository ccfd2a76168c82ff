import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { parseDelivery } from '../../src/delivery/load.ts';

function problemsOf(rollout: string): string[] {
  const text = `version: 1\nrelease: {name: income, model: model}\nrollout: {strategy: replace, kubernetes: {in_cluster: true}, ${rollout}}\n`;
  try {
    parseDelivery(new TextEncoder().encode(text), { file: 'delivery.yml', root: '/w', workspace: '/w' });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

const HTTP = "traffic: {http: {url: 'http://127.0.0.1:1'}}";
const NAMES = 'names: {a: income-a, b: income-b}';
const ENV = "env: {MODEL_URI: 's3://models/{hex}'}";
const REPLICAS = 'traffic: {replicas: {service: income, deployments: {a: income-a, b: income-b}}}';
const HEX = '0'.repeat(64);

describe('what slots that are Deployments must and may not declare', () => {
  test.each([
    `${HTTP}, fleet: {deployments: {${NAMES}, ${ENV}}}`,
    `${HTTP}, fleet: {deployments: {${NAMES}, image: 'r/income:{hex}'}}`,
    `${HTTP}, fleet: {deployments: {${NAMES}, image: 'r/income@sha256:${HEX}', ${ENV}}}`,
    `${HTTP}, fleet: {deployments: {${NAMES}, image: {part: code, file: image.txt}}}`,
    `${HTTP}, fleet: {deployments: {${NAMES}, mount: {volume: model, claim: 'income-{hex}'}, retire: keep, replicas: 3}}`,
    `${HTTP}, fleet: {place: {command: ./place}, deployments: {${NAMES}}}`,
    `${HTTP}, fleet: {deployments: {${NAMES}, ${ENV}}}, capacity: {ready: {fleet: {rps_each: 50}}, load_rps: 200}`,
    `${REPLICAS}, fleet: {deployments: {${NAMES}, ${ENV}}}`,
    `${REPLICAS}, fleet: {place: {command: ./place}}`,
    `${HTTP}, fleet: {deployments: {${NAMES}, ${ENV}}}, signals: {kubernetes: {}}, guardrails: [{name: restarts, gauge: {kubernetes: restarts}, counts_up: true}, {name: memory, gauge: {kubernetes: memory, of: mean}}]`,
  ])('%s', (rollout) => {
    expect(problemsOf(rollout)).toEqual([]);
  });

  test.each([
    [`${HTTP}, fleet: {deployments: {names: {a: income-a, c: income-c}, ${ENV}}}`, 'delivery-slot-unknown'],
    [`${HTTP}, fleet: {deployments: {names: {a: income, b: income}, ${ENV}}}`, 'delivery-slots-same'],
    [`${HTTP}, fleet: {deployments: {${NAMES}}}`, 'delivery-missing-key'],
    [`${HTTP}, fleet: {deployments: {${NAMES}, env: {MODEL_URI: 's3://models/{slot}'}}}`, 'delivery-missing-key'],
    [`${HTTP}, fleet: {deployments: {${NAMES}, image: 'r/income:latest', ${ENV}}}`, 'delivery-wrong-form'],
    [`${HTTP}, fleet: {deployments: {${NAMES}, image: 'r/income@{digest}'}}`, 'delivery-wrong-form'],
    [`${HTTP}, fleet: {deployments: {${NAMES}, image: 'r/income@sha256:{hex}'}}`, 'delivery-wrong-form'],
    [`${HTTP}, fleet: {deployments: {${NAMES}, mount: {volume: m, image: 'r/income:1'}, ${ENV}}}`, 'delivery-wrong-form'],
    [`${HTTP}, fleet: {slots: [a, b-], deployments: {names: {a: x, b-: y}, ${ENV}}}`, 'delivery-wrong-form'],
    [`${HTTP}, fleet: {loaded: {command: ./loaded}, deployments: {${NAMES}, ${ENV}}}`, 'delivery-key-without-effect'],
    [`${HTTP}, fleet: {repository: {url: 'http://127.0.0.1:2', model: 'income-{slot}', folder: '/m/{slot}'}, deployments: {${NAMES}, ${ENV}}}`, 'delivery-choose-one'],
    [`${HTTP}, fleet: {place: {command: ./place}}, capacity: {ready: {fleet: {rps_each: 50}}, load_rps: 200}`, 'delivery-missing-key'],
    [`${REPLICAS}, fleet: {deployments: {names: {a: income-b, b: income-a}, ${ENV}}}`, 'delivery-slot-unknown'],
    [`${REPLICAS}, fleet: {deployments: {${NAMES}, ${ENV}, replicas: 3}}`, 'delivery-choose-one'],
    [`${REPLICAS}, fleet: {deployments: {${NAMES}, ${ENV}}}, capacity: {ready: {fleet: {rps_each: 50}}, load_rps: 200}`, 'delivery-choose-one'],
    ['traffic: {replicas: {service: income, deployments: {a: income, b: income}}}, fleet: {place: {command: ./place}}', 'delivery-slots-same'],
    [`${HTTP}, fleet: {deployments: {${NAMES}, ${ENV}}}, signals: {kubernetes: {}}, guardrails: [{name: memory, gauge: {query: x, of: mean}}]`, 'delivery-signal-mismatch'],
    [`${HTTP}, fleet: {deployments: {${NAMES}, ${ENV}}}, signals: {prometheus: {url: 'http://127.0.0.1:9'}}, guardrails: [{name: memory, gauge: {kubernetes: memory}}]`, 'delivery-signal-mismatch'],
  ])('%s is %s', (rollout, code) => {
    expect(problemsOf(rollout)).toContain(code);
  });
});
