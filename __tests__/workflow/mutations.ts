import { type Document, parseDocument } from 'yaml';
import { readWorkflow, type Workflow } from '../../testkit/workflow/read.ts';

export type Mutation = [what: string, change: (yaml: Document) => void];

/** A workflow with one thing taken away or put in. Throws where the change changed nothing. */
export function mutated(workflow: Workflow, change: (yaml: Document) => void): Workflow {
  const yaml = parseDocument(workflow.text);
  const before = yaml.toString({ lineWidth: 0 });
  change(yaml);
  const after = yaml.toString({ lineWidth: 0 });
  if (after === before) throw new Error('The mutation changed nothing.');
  return readWorkflow(workflow.file, after);
}

export function drop(...path: (string | number)[]) {
  return (yaml: Document): void => void yaml.deleteIn(path);
}

export function set(path: (string | number)[], value: unknown) {
  return (yaml: Document): void => yaml.setIn(path, yaml.createNode(value));
}

/** Replaces text inside one value. */
export function replace(path: (string | number)[], from: string, to: string) {
  return (yaml: Document): void => yaml.setIn(path, String(yaml.getIn(path)).replace(from, to));
}

export function add(path: (string | number)[], value: unknown) {
  return (yaml: Document): void => yaml.addIn(path, yaml.createNode(value));
}
