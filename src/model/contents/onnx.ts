import { InputError } from '../../core/problem.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { list } from '../format.ts';
import { finding, type Checked } from './findings.ts';
import { externalDataFiles, readOnnxHeader, type OnnxHeader } from './onnx-header.ts';

/** Domains whose operators a plain runtime has: ONNX's own, and those built into ONNX Runtime. Others need a library of somebody's. */
const KNOWN_DOMAINS: ReadonlySet<string> = new Set(['', 'ai.onnx', 'ai.onnx.ml', 'ai.onnx.training', 'ai.onnx.preview.training', 'com.microsoft', 'com.microsoft.nchwc', 'com.microsoft.experimental', 'com.ms.internal.nhwc']);

/**
 * Reads the header of every ONNX file: opset and IR version for the statement, operators of foreign domains by name, and that tensors
 * kept outside lie in files of this release. Those files are then of the format `onnx` too. Changes `checked` so.
 */
export function onnxFindings(delivery: Delivery, checked: readonly Checked[]): Finding[] {
  const byPath = new Map(checked.map((file) => [file.absolute, file]));
  return checked.filter(({ inspected }) => inspected.format === 'onnx').flatMap((file) => {
    try {
      const header = readOnnxHeader(file.absolute);
      const opset = header.opsets.find(({ domain }) => domain === '' || domain === 'ai.onnx')?.version;
      file.inspected.facts = { ir: header.irVersion, ...(opset !== undefined && { opset }), nodes: header.nodes, initializers: header.initializers };
      return [...domainFindings(delivery, file, header), ...externalFindings(delivery, file, header, byPath)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return error.problems.map(({ code, message, fix }) =>
        finding(delivery, code === 'onnx-external-data' ? 'contents-onnx-external' : 'contents-malformed', 'fail', ['release', 'model'], { rule: code === 'onnx-external-data' ? 'tensors lie in files of the release' : 'files of the model are sound', message, expected: code === 'onnx-external-data' ? 'a file beside the model' : 'an ONNX model', actual: message, fix, subject: { kind: 'check', name: file.name } }),
      );
    }
  });
}

function domainFindings(delivery: Delivery, file: Checked, { operators, opsets }: OnnxHeader): Finding[] {
  const { contents } = delivery.spec.release;
  const used = new Set([...opsets.map(({ domain }) => domain), ...operators.flatMap((name) => (name.includes(':') ? [name.slice(0, name.lastIndexOf(':'))] : []))]);
  const foreign = [...used].filter((domain) => !KNOWN_DOMAINS.has(domain) && !contents?.custom_domains?.includes(domain)).sort();
  if (foreign.length === 0) return [];
  const named = operators.filter((name) => foreign.some((domain) => name.startsWith(`${domain}:`)));
  const message = `${file.name} uses operators of ${list(foreign, 5)}${named.length > 0 ? ` (${list(named, 5)})` : ''}: what they do is in a library that is no part of ONNX.`;
  const rule = { rule: 'operators of foreign domains are named', message, expected: list(['known domains', ...(contents?.custom_domains ?? [])], 5), actual: list(foreign, 5), examples: named.slice(0, 10), subject: { kind: 'check' as const, name: file.name } };
  return [finding(delivery, 'contents-onnx-domain', contents ? 'fail' : 'warn', ['release', contents ? 'contents' : 'model'], { ...rule, fix: 'Export the model with ONNX\'s own operators, or name the domain in release.contents.custom_domains in a reviewed change.' })];
}

function externalFindings(delivery: Delivery, file: Checked, header: OnnxHeader, byPath: ReadonlyMap<string, Checked>): Finding[] {
  return externalDataFiles(file.absolute, header).flatMap(({ name, file: absolute }) => {
    const tensors = byPath.get(absolute);
    if (!tensors)
      return [finding(delivery, 'contents-onnx-external', 'fail', ['release', 'model'], { rule: 'tensors lie in files of the release', message: `${file.name} keeps tensors in ${JSON.stringify(name)}, which is no file of release.model.`, expected: 'a file of the release', actual: 'none', fix: 'Put the file into the model\'s folder and name that folder as release.model, so that its bytes are part of the release.', subject: { kind: 'check', name: file.name } })];
    if (tensors.inspected.format === 'unknown') tensors.inspected.format = 'onnx-data';
    return [];
  });
}
