import path from 'node:path';
import type { Finding, Outcome } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { counted, list } from '../format.ts';
import { promisedFormats } from './formats.ts';
import type { Inspected } from './inspect.ts';
import { kindOfImport } from './pickle-imports.ts';
import type { PickleScan } from './pickle-scan.ts';

/** One file of the model, and what it turned out to be. */
export interface Checked {
  /** Below the model's folder. */
  name: string;
  absolute: string;
  size: number;
  inspected: Inspected;
}

type Words = Pick<Finding, 'rule' | 'message' | 'expected' | 'actual'> & Partial<Finding>;

export function finding(delivery: Delivery, code: string, outcome: Outcome, at: (string | number)[], words: Words): Finding {
  return { code, outcome, ...words, location: delivery.locate(at) };
}

/** Everything that is wrong with one file, and what was allowed by name. */
export function fileFindings(delivery: Delivery, file: Checked): Finding[] {
  const { problems, code, pickles } = file.inspected;
  return [
    ...formatFindings(delivery, file),
    ...problems.slice(0, 10).map((problem) => about(delivery, file, 'contents-malformed', 'fail', { rule: 'files of the model are sound', message: `${file.name} is not sound: ${problem}.`, expected: 'a file that every loader reads alike', actual: problem, fix: 'Write the file again with its own library; a file that can be read in two ways is never loaded.' })),
    ...code.map((what) => about(delivery, file, 'contents-code-inside', delivery.spec.release.contents?.formats?.includes('code') ? 'warn' : 'fail', { rule: 'data of the model runs nothing', message: `${file.name} holds ${what}.`, expected: 'no code inside', actual: what, fix: 'Build the model without it; if it must stay, declare `code` in release.contents.formats in a reviewed change.' })),
    ...(pickles.length > 0 ? pickleFindings(delivery, file) : []),
  ];
}

function about(delivery: Delivery, file: Checked, code: string, outcome: Outcome, words: Words, at: (string | number)[] = ['release', 'model']): Finding {
  return finding(delivery, code, outcome, at, { ...words, subject: { kind: 'check', name: file.name } });
}

/** Pickles are judged by their own line; other formats by the list, where there is one. */
function formatFindings(delivery: Delivery, file: Checked): Finding[] {
  const { contents } = delivery.spec.release;
  const { format, pickles } = file.inspected;
  if (!contents?.formats && !contents?.pickle) return [];
  const at = contents.formats ? ['release', 'contents', 'formats'] : ['release', 'contents'];
  const promised = promisedFormats(file.name);
  const findings: Finding[] = [];
  if (promised && !promised.includes(format))
    findings.push(about(delivery, file, 'contents-ending', 'fail', { rule: 'a file is what its ending says', message: `${file.name} is ${named(format)} by its bytes, and its ending promises ${list(promised, 3)}.`, expected: list(promised, 3), actual: format, fix: 'Give the file its right ending, or find out what wrote it.' }, at));
  if (pickles.length > 0 || format === 'pickle') return findings;
  if (!contents.formats && format !== 'unknown' && format !== 'archive' && format !== 'code') return findings;
  if (!(contents.formats as readonly string[] | undefined)?.includes(format === 'onnx-data' ? 'onnx' : format))
    findings.push(about(delivery, file, 'contents-format', 'fail', { rule: 'the model holds declared formats only', message: `${file.name} is ${named(format)}, which release.contents does not declare.`, expected: list(contents.formats ?? ['a known format of data'], 20), actual: format, fix: 'Take the file out of the model, or declare its format in a reviewed change.' }, at));
  return findings;
}

function named(format: string): string {
  if (format === 'unknown') return 'of no known format';
  if (format === 'archive') return 'an archive that nobody here looks into';
  return `a file of format ${format}`;
}

function pickleFindings(delivery: Delivery, file: Checked): Finding[] {
  const line = allowedBy(delivery, file.name);
  const { pickle } = delivery.spec.release.contents ?? {};
  const scan = joined(file.inspected.pickles.map(({ scan }) => scan));
  const named = new Set(pickle?.imports ?? []);
  const dangerous = dangersOf(scan, line === undefined ? new Set() : named);
  const unknown = scan.imports.filter((name) => kindOfImport(name) === 'unknown' && !named.has(name));
  const numbers = { imports: scan.imports.length, dangerous: dangerous.length, unknown: unknown.length, calls: scan.calls };
  const examples = [...dangerous, ...unknown].slice(0, 10).map(cut);
  const does = doing(scan, dangerous, unknown);
  if (line === undefined)
    return [about(delivery, file, 'contents-pickle-refused', 'fail', { rule: 'no file runs code when it is loaded', message: `${file.name} is a pickle, which runs what it says when it is loaded: ${does}.`, expected: 'formats without code, or a line in release.contents.pickle.allow', actual: dangerous.length > 0 ? list(dangerous.map(cut), 5) : 'a pickle', n: scan.pickles, numbers, examples, fix: dangerous.length > 0 ? 'Do not load it. Find out who wrote it; export the model as ONNX or safetensors.' : 'Export the model as ONNX or safetensors, or allow the file by name with `release.contents.pickle: {allow: […], because: …}`.' })];
  const at = ['release', 'contents', 'pickle', 'allow', line];
  const findings: Finding[] = [];
  if (dangerous.length > 0)
    findings.push(about(delivery, file, 'contents-pickle-dangerous', 'fail', { rule: 'an allowed pickle imports nothing dangerous', message: `${file.name} is allowed as a pickle, and ${does}.`, expected: 'known reconstructors only', actual: list(dangerous.map(cut), 5), n: scan.pickles, numbers, examples, fix: 'Do not load it: find out who wrote it. Only a line that names that very import (release.contents.pickle.imports) lets it through.' }, at));
  if (scan.broken)
    findings.push(about(delivery, file, 'contents-pickle-broken', 'fail', { rule: 'an allowed pickle can be read to its end', message: `${file.name} breaks at byte ${scan.broken.at}: ${scan.broken.why}. What stands before runs all the same when it is loaded.`, expected: 'a whole pickle', actual: scan.broken.why, numbers, fix: 'Write the file again; a damaged pickle is a known way to hide from scanners.' }, at));
  if (scan.trailing > 0 && !scan.legacyTorch)
    findings.push(about(delivery, file, 'contents-pickle-trailing', 'warn', { rule: 'nothing stands behind a pickle', message: `${counted(scan.trailing, 'byte')} stand behind the last pickle of ${file.name}.`, expected: 'no bytes', actual: counted(scan.trailing, 'byte'), numbers: { ...numbers, trailing: scan.trailing }, fix: 'Find out what wrote them.' }, at));
  if (unknown.length > 0)
    findings.push(about(delivery, file, 'contents-pickle-unknown-import', 'inconclusive', { rule: 'an allowed pickle imports what is known', message: `${file.name} imports ${counted(unknown.length, 'name')} that Sluice does not know: ${list(unknown.map(cut), 5)}.`, expected: 'known reconstructors, or names in release.contents.pickle.imports', actual: list(unknown.map(cut), 5), numbers, examples, fix: 'Look at what these names do when they are called, and name them in release.contents.pickle.imports.' }, at));
  const because = pickle!.because;
  findings.push(about(delivery, file, 'contents-pickle-allowed', 'pass', { rule: 'pickles are allowed by name', message: `${file.name} is a pickle that the delivery file allows; it imports ${counted(scan.imports.length, 'name')}.`, expected: 'a line that allows it', actual: 'allowed', n: scan.pickles, numbers, because }, at));
  return findings;
}

/** Index of the line that allows a file; undefined where none does. */
function allowedBy(delivery: Delivery, name: string): number | undefined {
  const index = (delivery.spec.release.contents?.pickle?.allow ?? []).findIndex((pattern) => matches(name, pattern));
  return index < 0 ? undefined : index;
}

function matches(name: string, pattern: string): boolean {
  return name === pattern || path.posix.matchesGlob(name, pattern);
}

function dangersOf(scan: PickleScan, named: ReadonlySet<string>): string[] {
  return [
    ...scan.imports.filter((name) => kindOfImport(name) === 'dangerous' && !named.has(name)),
    ...(scan.computed > 0 ? ['a name that is computed while it loads'] : []),
    ...scan.extensions.map((code) => `copyreg extension ${code}`),
    ...scan.patched.map((name) => `attributes of ${name}`),
  ];
}

function doing(scan: PickleScan, dangerous: readonly string[], unknown: readonly string[]): string {
  if (dangerous.length > 0) return `it imports ${list(dangerous.map(cut), 5)}`;
  if (unknown.length > 0) return `it imports ${list(unknown.map(cut), 5)}, which Sluice does not know`;
  return `it imports ${counted(scan.imports.length, 'known name')} and calls ${counted(scan.calls, 'time')}`;
}

function joined(scans: readonly PickleScan[]): PickleScan {
  const all = (key: 'imports' | 'nested' | 'patched') => [...new Set(scans.flatMap((scan) => scan[key]))];
  const sum = (key: 'computed' | 'calls' | 'pickles' | 'trailing') => scans.reduce((total, scan) => total + scan[key], 0);
  return {
    imports: all('imports'),
    nested: all('nested'),
    patched: all('patched'),
    extensions: [...new Set(scans.flatMap(({ extensions }) => extensions))],
    computed: sum('computed'),
    calls: sum('calls'),
    pickles: sum('pickles'),
    trailing: sum('trailing'),
    broken: scans.find(({ broken }) => broken)?.broken,
    legacyTorch: scans.some(({ legacyTorch }) => legacyTorch),
  };
}

/** A line that allows nothing is a mistake, or a door left open. */
export function unusedLines(delivery: Delivery, checked: readonly Checked[]): Finding[] {
  const pickles = checked.filter(({ inspected }) => inspected.pickles.length > 0).map(({ name }) => name);
  return (delivery.spec.release.contents?.pickle?.allow ?? []).flatMap((pattern, index) =>
    pickles.some((name) => matches(name, pattern)) ? [] : [finding(delivery, 'contents-allow-unused', 'warn', ['release', 'contents', 'pickle', 'allow', index], { rule: 'a line that allows a pickle is needed', message: `release.contents.pickle.allow names ${pattern}, and no pickle of the model is called so.`, expected: 'a pickle of that name', actual: 'none', fix: 'Take the line out: it would allow a file that nobody has looked at.' })],
  );
}

function cut(name: string): string {
  return name.length > 120 ? `${name.slice(0, 120)}…` : name;
}
