import type { Problem } from '../../core/problem.ts';
import { InputError } from '../../core/problem.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { modelDigest } from '../../evidence/model-digest.ts';
import { measureRelease, type ReleaseManifest } from '../../evidence/release.ts';
import { walk, type WalkedFile } from '../../evidence/walk.ts';
import type { FilePart, PartAnswer } from '../facts.ts';
import { counted, list } from '../format.ts';
import type { Probe } from '../probes.ts';
import { openBytes } from './bytes.ts';
import { fileFindings, finding, unusedLines, type Checked } from './findings.ts';
import { inspect } from './inspect.ts';
import { onnxFindings } from './onnx.ts';

/** Findings of one verdict; a folder full of mistakes would otherwise fill it. */
const MOST_FINDINGS = 100;
/** Files that the statement lists by name; the digest of the model is over all of them anyway. */
const MOST_LISTED = 1000;

/** The model's files, before anything loads them. On for every delivery: what is not declared is only more lenient about formats. */
export const CONTENTS: FilePart = { name: 'contents', declared: () => true, judge: judgeContents };

/** The same before the model is run: where it fails, the model is not run. */
export const CONTENTS_PROBE: Probe = { name: 'contents', guards: true, declared: () => true, judge: judgeContents };

/**
 * Reads every file of `release.model` and says what loading it would do: which formats they have by their bytes and their endings,
 * what pickles would import, whether headers are sound, whether anything leads out of the folder. Nothing is loaded or run.
 */
export async function judgeContents(delivery: Delivery, context: StageContext): Promise<PartAnswer> {
  const target = delivery.resolve(delivery.spec.release.model);
  let files: WalkedFile[];
  try {
    ({ files } = await walk(target));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return notThere(delivery, context, error.problems);
  }
  const checked = files.map((file) => check(delivery, file));
  const release = await measuredRelease(delivery, context);
  // First: it says which of the other files hold tensors.
  const onnx = onnxFindings(delivery, checked);
  const findings = [
    ...checked.flatMap((one) => fileFindings(delivery, one)),
    ...onnx,
    ...unusedLines(delivery, checked),
    ...otherRelease(delivery, context, release),
  ];
  const grave = findings.filter(({ outcome }) => outcome !== 'pass');
  const declared = delivery.spec.release.contents !== undefined;
  const shown = findings.slice(0, MOST_FINDINGS);
  if (findings.length > shown.length) shown.push(tooMany(delivery, findings.length - shown.length));
  if (declared && grave.length === 0) shown.push(inOrder(delivery, checked));
  return {
    findings: shown,
    facts: [['Model files', summaryOf(checked, grave)]],
    inputs: [{ name: 'release.model', digest: release?.parts.model.digest ?? (await modelDigest(target)).digest }],
    details: detailsOf(delivery, checked),
  };
}

function check(delivery: Delivery, { path, absolute, bytes: size }: WalkedFile): Checked {
  const name = path === '.' ? delivery.spec.release.model.replace(/\/+$/, '').split('/').at(-1)! : path;
  using bytes = openBytes(absolute);
  return { name, absolute, size, inspected: inspect(bytes, name) };
}

/** Links and pipes are findings like any other; a model that is not there at all says so, and passes nothing in a delivery. */
function notThere(delivery: Delivery, context: StageContext, problems: readonly Problem[]): PartAnswer {
  const { model } = delivery.spec.release;
  if (problems.some(({ code }) => code === 'part-missing' || code === 'part-empty')) {
    const declared = delivery.spec.release.contents !== undefined;
    if (!declared && context.purpose === 'develop') return { findings: [], notes: [`Model files: not checked (${model} is not here).`] };
    return { findings: [finding(delivery, 'contents-model-missing', context.purpose === 'deliver' ? 'error' : 'inconclusive', ['release', 'model'], { rule: 'the model is checked before it is loaded', message: `release.model names ${model}, and there is no file to check.`, expected: model, actual: 'no file', fix: 'Let the build make it before this stage, or let this job fetch the release.' })] };
  }
  return {
    findings: problems.map(({ code, message, fix }) => finding(delivery, code, code === 'part-unreadable' || code === 'part-changed' ? 'error' : 'fail', ['release', 'model'], { rule: 'the model is made of plain files inside its folder', message, expected: 'plain files', actual: message, fix })),
  };
}

/** Undefined where no release was named, or where other parts of it are not in this job: then nobody can compare. */
async function measuredRelease(delivery: Delivery, { release }: StageContext): Promise<ReleaseManifest | undefined> {
  return release && measureRelease(delivery).then(({ manifest }) => manifest, (error: unknown) => {
    if (error instanceof InputError) return undefined;
    throw error;
  });
}

/** What was checked must be what was identified. */
function otherRelease(delivery: Delivery, { release }: StageContext, measured: ReleaseManifest | undefined): Finding[] {
  if (!release || !measured || measured.digest === release.digest) return [];
  return [finding(delivery, 'contents-other-release', 'error', ['release'], { rule: 'the files that are checked are the release under judgement', message: `The files here make the release ${measured.digest}, and ${release.digest} is judged.`, expected: release.digest, actual: measured.digest, fix: 'Find what wrote to the release since it was identified; identify it again if the new bytes are wanted.' })];
}

function inOrder(delivery: Delivery, checked: readonly Checked[]): Finding {
  return finding(delivery, 'contents-checked', 'pass', ['release', 'contents'], { rule: 'the model holds nothing but what is declared', message: `${counted(checked.length, 'file')} of the model ${checked.length === 1 ? 'has' : 'have'} a declared format: ${formatsText(checked)}.`, expected: 'declared formats', actual: formatsText(checked), n: checked.length });
}

function tooMany(delivery: Delivery, more: number): Finding {
  return finding(delivery, 'contents-more', 'fail', ['release', 'model'], { rule: 'the model holds nothing but what is declared', message: `${counted(more, 'more finding')} about the model's files ${more === 1 ? 'is' : 'are'} not shown.`, expected: 'none', actual: String(more), fix: 'Mend those that are shown, and look again.' });
}

function summaryOf(checked: readonly Checked[], grave: readonly Finding[]): string {
  const stopped = grave.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').length;
  return `${counted(checked.length, 'file')}: ${formatsText(checked)}${stopped > 0 ? `; ${counted(stopped, 'reason')} not to load them` : ''}`;
}

function formatsOf(checked: readonly Checked[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { inspected } of checked) counts[inspected.format] = (counts[inspected.format] ?? 0) + 1;
  return counts;
}

function formatsText(checked: readonly Checked[]): string {
  return list(Object.entries(formatsOf(checked)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([format, n]) => `${n} ${format}`), 12);
}

function detailsOf(delivery: Delivery, checked: readonly Checked[]): Record<string, unknown> {
  const { contents } = delivery.spec.release;
  return {
    declared: contents !== undefined,
    formats: formatsOf(checked),
    files: checked.slice(0, MOST_LISTED).map(({ name, size, inspected: { format, facts } }) => ({ name, bytes: size, format, ...facts })),
    ...(contents?.pickle && { allowed: contents.pickle }),
    pickles: checked.flatMap(({ name, inspected }) => inspected.pickles.map(({ where, scan }) => ({ file: name, ...(where !== '' && { where }), imports: scan.imports.slice(0, 200), computed: scan.computed, calls: scan.calls }))).slice(0, MOST_LISTED),
  };
}
