import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { parseDelivery } from '../../src/delivery/load.ts';

function problemsOf(rollout: string): string[] {
  const text = `version: 1\nrelease: {name: income, model: model}\nrollout: {strategy: replace, traffic: {http: {url: 'http://127.0.0.1:1'}}, ${rollout}}\n`;
  try {
    parseDelivery(new TextEncoder().encode(text), { file: 'delivery.yml', root: '/w', workspace: '/w' });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

const SERVER = "url: 'http://127.0.0.1:2', model: 'income-{slot}', folder: '/models/income-{slot}'";

describe('what a fleet must and may not declare', () => {
  test.each([
    "fleet: {place: {command: ./place}}",
    `fleet: {repository: {${SERVER}}, digest: {metadata: parameters.release}}`,
    `fleet: {repository: {${SERVER}}, digest: {header: X-Release}}`,
    "fleet: {place: {command: ./place}, digest: {http: 'http://127.0.0.1:3/{slot}', header: X-Release}}",
    "fleet: {place: {command: ./place}, repository: {url: 'http://127.0.0.1:{slot}', model: income}, slots: ['1', '2']}",
    "fleet: {place: {command: ./place}}, journal: {object: {url: 'https://store.example.org/income', region: eu-central-1}}",
  ])('%s', (rollout) => {
    expect(problemsOf(rollout)).toEqual([]);
  });

  test.each([
    ['fleet: {slots: [a, b]}', 'delivery-missing-key'],
    ["fleet: {repository: {url: 'http://127.0.0.1:2', model: 'income-{slot}'}}", 'delivery-missing-key'],
    ["fleet: {place: {command: ./place}, repository: {url: 'http://127.0.0.1:2', model: income}}", 'delivery-slots-same'],
    ["fleet: {repository: {url: 'http://127.0.0.1:2', model: 'income-{slot}', folder: /models/income}}", 'delivery-slots-same'],
    ["fleet: {place: {command: ./place}, repository: {url: 'http://127.0.0.1:2', model: 'income-{slot}', files: {model: '1'}}}", 'delivery-key-without-effect'],
    ['fleet: {place: {command: ./place}, digest: {metadata: release}}', 'delivery-missing-key'],
    ['fleet: {place: {command: ./place}, digest: {header: X-Release}}', 'delivery-missing-key'],
    [`fleet: {repository: {${SERVER}}, digest: {metadata: release, header: X-Release}}`, 'delivery-choose-one'],
    ["fleet: {place: {command: ./place}}, journal: {object: {url: 'https://store.example.org/income', region: eu-central-1, token_env: TOKEN}}", 'delivery-choose-one'],
  ])('%s is %s', (rollout, code) => {
    expect(problemsOf(rollout)).toEqual([code]);
  });
});
