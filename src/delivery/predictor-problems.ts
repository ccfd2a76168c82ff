import path from 'node:path';
import type { DeliverySpec, Predictor } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;

const KINDS = ['file', 'command', 'http', 'onnx'] as const;
type Kind = (typeof KINDS)[number];

/** Which kinds of predictor have a use for a key that not all have. */
const FOR: Record<string, readonly Kind[]> = {
  protocol: ['http'],
  model: ['http'],
  version: ['http'],
  hosts: ['http'],
  retries: ['http'],
  network: ['command'],
  inputs: ['command', 'http', 'onnx'],
  outputs: ['command', 'http', 'onnx'],
  matrix: ['http', 'onnx'],
};

/** What a schema cannot say of predictors and signatures: which keys belong together, and that what is tested is what is delivered. */
export function predictorProblems({ tests, release }: DeliverySpec, report: Report): void {
  for (const key of ['predictor', 'champion_predictor'] as const) {
    const spec = tests?.[key];
    if (!spec) continue;
    const where = ['tests', key];
    const kind = KINDS.find((name) => spec[name] !== undefined);
    if (kind) keyProblems(spec, kind, where, report);
    if (key === 'predictor' && spec.onnx !== undefined && !isInside(spec.onnx, release.model))
      report([...where, 'onnx'], 'delivery-predictor-outside', `\`tests.predictor.onnx\` is not in \`release.model\` (${release.model}): what is tested would not be what is delivered.`, 'Name the file inside release.model.');
  }
  for (const side of ['inputs', 'outputs'] as const)
    for (const [name, { range }] of Object.entries(tests?.signature?.[side] ?? {}))
      if (range && range[0]! > range[1]!) report(['tests', 'signature', side, name, 'range'], 'delivery-range-empty', `The range of \`${name}\` begins at ${range[0]} and ends at ${range[1]}.`, 'Write the smaller number first.');
}

function keyProblems(spec: Predictor, kind: Kind, where: Path, report: Report): void {
  for (const [key, kinds] of Object.entries(FOR))
    if (spec[key as keyof Predictor] !== undefined && !kinds.includes(kind))
      report([...where, key], 'delivery-predictor-option', `\`${key}\` means nothing to a predictor by ${kind}.`, `Take it out; it is for ${kinds.join(', ')}.`);
  if (kind === 'http' && spec.protocol === undefined)
    report(where, 'delivery-missing-key', 'A predictor by http needs its protocol.', 'Add `protocol: open-inference`, `mlflow` or `tf-serving`.');
  if (spec.matrix !== undefined && spec.protocol === 'mlflow')
    report([...where, 'matrix'], 'delivery-predictor-option', 'MLflow takes a table of columns, and `matrix` means nothing to it.', 'Take it out.');
  if (spec.matrix !== undefined && spec.inputs === undefined)
    report([...where, 'matrix'], 'delivery-missing-key', `\`matrix: ${spec.matrix}\` says that all columns stand side by side, and not which and in what order.`, 'List them in `inputs`.');
}

function isInside(file: string, folder: string): boolean {
  const inside = path.posix.relative(path.posix.normalize(folder), path.posix.normalize(file));
  return !inside.startsWith('..') && !path.posix.isAbsolute(inside);
}
