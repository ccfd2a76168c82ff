import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cli } from '../../../src/cli/main.ts';
import { title } from './stories.ts';
import type { World } from './world.ts';

type Print = (line: string) => void;

/** Proves a promoted release's ledger offline, then changes one byte of it, and one of the model, and shows the refusals. */
export async function proveChain(world: World, { folder, release }: { folder: string; release: string }, print: Print): Promise<boolean> {
  const evidence = path.join(world.out, folder, 'canary-promote');
  const model = path.join(world.work, 'releases', release, 'model');
  const changed = path.join(world.out, '10-one-byte');
  const verify = (ledger: string, bytes: string): Promise<number> => {
    const args = ['verify', ledger, '--model', bytes, '--public-key', path.join(world.work, 'ledger.pub.pem')].map((arg) => (path.isAbsolute(arg) ? path.relative(process.cwd(), arg) : arg));
    print(`  $ sluice ${args.join(' ')}`);
    const write = (text: string): void => text.trimEnd().split('\n').forEach((line) => print(`    ${line}`));
    return cli(args, { stdout: write, stderr: write, cwd: process.cwd(), env: {} });
  };

  title('10. Anybody can prove it, and one byte breaks it', print);
  const untouched = await verify(evidence, model);

  print('\n  One byte of the model changes:');
  const otherModel = path.join(changed, 'model');
  await cp(model, otherModel, { recursive: true });
  await changeByte(path.join(otherModel, 'model.onnx'));
  const withModel = await verify(evidence, otherModel);

  print('\n  One byte of a statement changes:');
  const otherLedger = path.join(changed, 'ledger.intoto.jsonl');
  await mkdir(changed, { recursive: true });
  await writeFile(otherLedger, withChangedStatement(await readFile(path.join(evidence, 'ledger.intoto.jsonl'), 'utf8'), 'run-model-tests'));
  const withLedger = await verify(otherLedger, model);

  return untouched === 0 && withModel === 1 && withLedger === 1;
}

async function changeByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(file, bytes);
}

/** In the statement of that stage one digit of the AUC becomes a 9: still a statement, and no longer what was signed. */
function withChangedStatement(ledger: string, stage: string): string {
  const lines = ledger.trimEnd().split('\n').map((line) => {
    const envelope = JSON.parse(line) as { payload: string };
    const payload = Buffer.from(envelope.payload, 'base64').toString('utf8');
    if (!payload.includes(`"stage":"${stage}"`)) return line;
    return JSON.stringify({ ...envelope, payload: Buffer.from(payload.replace(/(ROC AUC 0\.\d)\d/, (_all, kept: string) => `${kept}9`)).toString('base64') });
  });
  return `${lines.join('\n')}\n`;
}
