import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parseDelivery } from '../../src/delivery/load.ts';

const root = fileURLToPath(new URL('../../examples/income', import.meta.url));

test('the serving example sends what the model takes, and nothing else', () => {
  const { spec } = parseDelivery(readFileSync(path.join(root, 'serving.delivery.yml')), { file: 'serving.delivery.yml', root, workspace: root });
  const { inputs } = JSON.parse(readFileSync(path.join(root, 'releases/next/model/signature.json'), 'utf8')) as { inputs: { name: string }[] };
  expect(spec.tests!.serving!.request!.columns).toEqual(inputs.map(({ name }) => name));
});
