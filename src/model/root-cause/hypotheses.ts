import { figure, list } from '../format.ts';
import { signalsOf, type Line, type Related, type Signal } from './signals.ts';

/** A likely cause of a failure: in plain words, with the findings that speak for it. */
export interface Hypothesis {
  cause: 'files' | 'join' | 'predictor' | 'signature' | 'environment' | 'column' | 'calibration' | 'shift' | 'serving' | 'code' | 'training';
  /** A column, a slice or a part, where the cause has a name. */
  name?: string;
  /** One sentence. */
  text: string;
  /** Independent lines of evidence that meet in it. */
  lines: Line[];
  evidence: { stage: string; code: string; message: string }[];
}

/** What changed against the champion, as `identify` found it. */
export interface Changes {
  changed: string[];
  same: string[];
}

interface Ranked extends Hypothesis {
  weight: number;
}

/** Evidence shown for one cause. */
const MOST_EVIDENCE = 6;
export const MOST_HYPOTHESES = 5;

/** How much each line says about a column. A drift or a broken contract explains; what fails on the column shows that it matters. */
const WEIGHTS: Partial<Record<Line, number>> = { slice: 3, fairness: 2, drift: 3, contract: 3, flip: 2, behaviour: 2, importance: 1 };
/** Lines that any failure of the whole model brings along. */
const FOLLOWERS: readonly Line[] = ['slice', 'flip'];
const MODEL_SIDE: readonly Line[] = ['slice', 'fairness', 'flip', 'behaviour', 'overall', 'calibration', 'golden'];

/**
 * The most likely causes of a failure first. A pure function of the findings: it decides nothing and hides none of them. Where one column
 * is met by several independent lines (failing slices, drift, a broken contract, flips, importance), that column comes before all that
 * only one line speaks for; what makes every other number meaningless (files, keys) comes before both.
 */
export function rootCauses(related: readonly Related[], changes?: Changes, cuts: readonly string[] = []): Hypothesis[] {
  const signals = inOrder(signalsOf(related, cuts));
  if (!signals.some(({ related: one }) => one.stage === 'run-model-tests' || one.stage === 'probe-model' || one.stage === 'predict')) return [];
  const found = [...upstream(signals), ...columns(signals), ...ofTheModel(signals, changes), ...serving(signals)];
  return found
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_HYPOTHESES)
    .map(({ weight: _weight, ...hypothesis }) => hypothesis);
}

const STAGES_FIRST = ['run-model-tests', 'probe-model', 'predict', 'validate-data'];

/** The same findings give the same words, in whatever order stages ended. */
function inOrder(signals: readonly Signal[]): Signal[] {
  const key = ({ related: { stage, finding } }: Signal) => `${STAGES_FIRST.indexOf(stage) + 1 || 9} ${finding.code} ${finding.subject?.name ?? ''} ${finding.message}`;
  return signals.map((signal) => ({ signal, key: key(signal) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ signal }) => signal);
}

/** Causes that make the numbers behind them meaningless. */
function upstream(signals: readonly Signal[]): Ranked[] {
  const found: Ranked[] = [];
  const of = (line: Line) => signals.filter((signal) => signal.line === line && signal.related.finding.outcome !== 'warn');
  const files = of('files');
  if (files.length > 0) found.push(made('files', 100, files, `The model's files may not be loaded as they are: ${first(files)}`));
  const join = of('join');
  const absent = join.every(({ related }) => /-missing$/.test(related.finding.code) && related.finding.outcome === 'error');
  if (join.length > 0) found.push(made('join', 90, join, absent ? `What the tests read is not there: ${first(join)}` : `Predictions and labels do not belong together: ${first(join)} What the metrics say rests on that.`));
  const predictor = of('predictor');
  if (predictor.length > 0) found.push(made('predictor', 80, predictor, `The model does not answer as it should: ${first(predictor)}`));
  const signature = of('signature');
  if (signature.length > 0) found.push(made('signature', 7, signature, `The model takes or gives something else than the champion does: ${first(signature)}`));
  const environment = of('environment');
  const moved = signals.filter(({ line, related }) => line === 'golden' || (line === 'behaviour' && related.finding.code === 'behaviour-determinism'));
  if (environment.length > 0) found.push(made('environment', 12 + 3 * moved.length, [...environment, ...moved], `The model was run in another environment than its lock${moved.length > 0 ? ', and answers that should be fixed have moved' : ''}: ${first(environment)}`));
  return found;
}

function columns(signals: readonly Signal[]): Ranked[] {
  const names = [...new Set(signals.flatMap((signal) => signal.columns))];
  const overall = signals.filter(({ line }) => line === 'overall' || line === 'calibration');
  const mostDrifted = drifted(signals)[0];
  return names.flatMap((name): Ranked[] => {
    const own = signals.filter((signal) => signal.columns.includes(name));
    const lines = [...new Set(own.map(({ line }) => line))];
    const modelSide = own.some(({ line, related }) => MODEL_SIDE.includes(line) || (line === 'importance' && related.finding.outcome !== 'pass'));
    // Drift alone is a fact about the data; it explains a failure where the model as a whole got worse.
    if (!modelSide && (overall.length === 0 || !own.some(({ line }) => line === 'drift' || line === 'contract'))) return [];
    // That a model leans on a column is no fault, unless a gate forbids it.
    if (own.every((signal) => signal.line === 'importance' && signal.related.finding.outcome === 'pass')) return [];
    const excess = Math.max(...own.map((signal) => (signal.line === 'drift' ? signal.excess : 0)));
    // Where the model is worse as a whole, its slices follow and point at no column; how far a column drifted still does.
    const weightOf = (line: Line): number => (overall.length > 0 && FOLLOWERS.includes(line) ? 2.5 : (WEIGHTS[line] ?? 0));
    const weight = lines.reduce((sum, line) => sum + weightOf(line), 0) + Math.min(3, Math.log2(Math.max(1, excess))) + (modelSide || overall.length > 0 ? 0 : -1);
    return [{ ...made('column', weight, own, columnText(name, own, mostDrifted === name)), name }];
  });
}

/** Columns by how far beyond its limit their drift is, furthest first. */
function drifted(signals: readonly Signal[]): string[] {
  return signals.filter(({ line }) => line === 'drift').sort((a, b) => b.excess - a.excess).flatMap((signal) => signal.columns);
}

function columnText(name: string, own: readonly Signal[], mostDrifted: boolean): string {
  const of = (line: Line) => own.filter((signal) => signal.line === line);
  const slices = [...new Set(of('slice').map(({ related }) => related.finding.subject!.name))];
  const parts: string[] = [];
  if (slices.length > 0) parts.push(`the score falls in slices where ${list(slices, 3)}`);
  if (of('fairness').length > 0) parts.push(`the model treats groups of \`${name}\` unlike each other`);
  if (of('flip').length > 0) parts.push(`answers flip by \`${name}\``);
  if (of('behaviour').length > 0) parts.push(`small changes of \`${name}\` change the answer`);
  const drift = of('drift')[0];
  if (drift) parts.push(mostDrifted ? `that column drifted most (${figure(drift.excess)} times its limit)` : `that column drifted (${figure(drift.excess)} times its limit)`);
  if (of('contract').length > 0) parts.push(`the data breaks the contract of that column (${list([...new Set(of('contract').map(({ related }) => related.finding.code))], 3)})`);
  if (of('importance').length > 0) parts.push('the model leans on it');
  const [head, ...rest] = parts;
  const text = `\`${name}\`: ${[head!.replace(/^that column/, 'it'), ...rest].join(', and ')}.`;
  return text;
}

/** What concerns the model as a whole. */
function ofTheModel(signals: readonly Signal[], changes?: Changes): Ranked[] {
  const of = (...wanted: Line[]) => signals.filter(({ line }) => wanted.includes(line));
  const overall = of('overall');
  const calibration = of('calibration');
  const found: Ranked[] = [];
  const ranking = overall.filter(({ related }) => /auc|average_precision|ndcg|map|mrr/.test(related.finding.subject?.name ?? ''));
  if (calibration.length > 0 && ranking.length === 0)
    found.push(made('calibration', 4.5, [...calibration, ...of('shift')], `The order of the scores holds and their size does not: ${first(calibration)} ${of('shift').length > 0 ? 'The share of positives is another than in training.' : 'Recalibrate the scores, or look at how the classes were weighted in training.'}`));
  const shift = of('shift');
  if (shift.length > 0 && overall.length + calibration.length > 0) found.push(made('shift', 4, [...shift, ...overall, ...calibration], `The population is another than the model was made for: ${first(shift)}`));
  const worse = [...overall, ...of('golden', 'flip')];
  if (worse.length > 0) found.push(modelItself(worse, changes));
  return found;
}

/** Nothing narrower: which part of the release changed says where to look. */
function modelItself(signals: readonly Signal[], changes?: Changes): Ranked {
  const changed = changes?.changed.filter((name) => !name.startsWith('definition of ')) ?? [];
  if (changes && changed.length > 0 && !changed.includes('weights'))
    return { ...made('code', 5, signals, `The weights are those of the champion, and ${list(changed)} changed: look there first. ${first(signals)}`), name: changed[0] };
  const also = changed.filter((name) => name !== 'weights');
  return made('training', 2, signals, `The candidate is worse as a whole${changed.length > 0 ? ` (changed: ${list(changed)})` : ''}: ${first(signals)} ${also.length > 0 ? `Deliver the new weights without the change of ${list(also)} to tell them apart.` : 'Look at what training saw that the champion\'s did not.'}`);
}

function serving(signals: readonly Signal[]): Ranked[] {
  const own = signals.filter(({ line }) => line === 'serving');
  if (own.length === 0) return [];
  const has = (pattern: RegExp) => own.some(({ related }) => pattern.test(related.finding.code));
  const why = has(/memory-growth/) ? 'It keeps memory that it does not give back: a cache or a list that grows with the requests.'
    : has(/not-started/) ? 'It does not start.'
      : has(/errors|health/) ? 'It answers with errors.'
      : has(/bad-request/) ? 'It does not turn down what no client should send.'
        : has(/dependency/) ? 'It has no way on when something that it depends on is away.'
          : has(/latency|throughput|capacity|cpu/) ? 'It takes more time for a request than it has.'
            : 'Its figures are beyond their limits.';
  return [made('serving', 4 + Math.min(1, own.length / 10), own, `The server fails apart from what the model knows: ${first(own)} ${why}`)];
}

function made(cause: Hypothesis['cause'], weight: number, signals: readonly Signal[], text: string): Ranked {
  const evidence = signals.slice(0, MOST_EVIDENCE).map(({ related: { stage, finding } }) => ({ stage, code: finding.code, message: finding.message }));
  return { cause, weight, text, lines: [...new Set(signals.map(({ line }) => line))], evidence };
}

function first([signal]: readonly Signal[]): string {
  const { message } = signal!.related.finding;
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
