import { InputError } from '../../core/problem.ts';
import type { Finding } from '../../core/verdict.ts';
import { mcnemar } from '../../statistics/mcnemar.ts';
import { twoSidedQuantile } from '../../statistics/normal.ts';
import { accountable } from '../accountable.ts';
import type { ModelFacts, ModelPart, PartAnswer } from '../facts.ts';
import { count, figure, interval, list, percent } from '../format.ts';
import { decide, rowsNeeded } from '../gates/decide.ts';
import { CUMULATIVE } from '../gates/questions.ts';
import { sliceBy, type Outputs, type Rows, type Slice } from '../predictions/rows.ts';
import { cutName } from '../slices/cuts.ts';
import { changesOf, flipWords, type Changes, type FlipGate } from './changes.ts';
import { differenceOf, shareOf, type Share } from './shares.ts';

/** `tests.flips`: how often the answers differ from the champion's, in which direction, and in which slices. */
export const FLIPS: ModelPart = {
  name: 'flips',
  declared: ({ spec }) => spec.tests?.flips !== undefined,
  judge: judgeFlips,
};

interface Question {
  gate: FlipGate;
  path: (string | number)[];
  /** Whose answers the candidate's are compared with, and how many may differ. */
  other: 'champion' | 'anchor';
  limit: number;
  slice?: Slice;
}

/** Slices above this number ask so many questions at once that none could fail. */
const MOST_QUESTIONS = 2000;

function judgeFlips(facts: ModelFacts): PartAnswer {
  const { delivery, rows, level } = facts;
  const flips = delivery.spec.tests!.flips!;
  const asked = [...(flips.gates ?? []), ...(flips.slices?.gates ?? [])];
  if (!hasChampion(rows)) return { findings: [], off: asked.map((gate) => `answers that ${flipWords(gate.of!)} at most ${percent(gate.at_most)}`) };
  const changes = changesOf(delivery, rows);
  const since = rows.anchor && changesOf(delivery, { ...rows, champion: rows.anchor });
  requireKinds(facts, changes);
  const { questions, small } = questionsOf(facts);
  if (questions.length > MOST_QUESTIONS) return { findings: [tooMany(facts, questions.length)] };
  const inSlices = questions.filter(({ slice }) => slice).length;
  const strictOf = (question: Question): number => (question.slice ? 1 - (1 - level) / inSlices : level);
  return {
    findings: [...questions.map((question) => judge(facts, rows, question.other === 'anchor' ? since! : changes, question, strictOf(question))), ...(small.length > 0 ? [tooSmall(facts, small)] : [])],
    facts: factsOf(rows, changes, level),
    details: detailsOf(rows, changes),
  };
}

function hasChampion(rows: Rows): rows is Rows & { champion: Outputs } {
  return rows.champion !== undefined;
}

/** Throws, all at once, where a gate asks for a direction that the task does not have. */
function requireKinds({ delivery }: ModelFacts, changes: Changes): void {
  const flips = delivery.spec.tests!.flips!;
  const has = (of: FlipGate['of']): boolean => (of === 'net_wrong' ? changes.correct_to_wrong !== undefined : changes[of!] !== undefined);
  const wrong = [
    ...(flips.gates ?? []).map((gate, i) => ({ gate, path: ['tests', 'flips', 'gates', i, 'of'] })),
    ...(flips.slices?.gates ?? []).map((gate, i) => ({ gate, path: ['tests', 'flips', 'slices', 'gates', i, 'of'] })),
  ].filter(({ gate }) => !has(gate.of));
  if (wrong.length === 0) return;
  throw new InputError(
    wrong.map(({ gate, path }) => ({
      code: 'flips-not-for-task',
      message: `Answers of the task ${delivery.spec.tests!.task} do not have the change \`${gate.of}\`.`,
      fix: `Write one of ${list(Object.keys(changes).concat(changes.correct_to_wrong ? ['net_wrong'] : []))}.`,
      location: delivery.locate(path),
    })),
  );
}

function questionsOf({ delivery, rows }: ModelFacts): { questions: Question[]; small: Slice[] } {
  const flips = delivery.spec.tests!.flips!;
  const asked = (gate: FlipGate, path: Question['path'], slice?: Slice): Question[] => {
    const question = { gate, path, slice };
    // Answers that change by what is allowed at each delivery must not add up.
    const cumulative = gate.cumulative ?? CUMULATIVE * gate.at_most;
    return [{ ...question, other: 'champion', limit: gate.at_most }, ...(rows.anchor && cumulative < 1 ? [{ ...question, other: 'anchor' as const, limit: cumulative }] : [])];
  };
  const questions = (flips.gates ?? []).flatMap((gate, i) => asked(gate, ['tests', 'flips', 'gates', i]));
  const small: Slice[] = [];
  for (const by of flips.slices?.by ?? [])
    for (const slice of sliceBy(rows, (Array.isArray(by) ? by : [by]).map((cut) => cutName(cut)))) {
      if (slice.rows.length < flips.slices!.min_rows!) small.push(slice);
      else questions.push(...flips.slices!.gates.flatMap((gate, i) => asked(gate, ['tests', 'flips', 'slices', 'gates', i], slice)));
    }
  return { questions, small };
}

function judge({ delivery, level }: ModelFacts, rows: Rows, changes: Changes, { gate, path, slice, other, limit }: Question, strictLevel: number): Finding {
  const of = gate.of!;
  const share = shareFor(rows, changes, of, slice?.rows);
  const [plain, strict] = [share.at(level), share.at(strictLevel)];
  const outcome = decide({ kind: 'at_most', limit }, plain, strict);
  const shown = outcome === 'fail' ? strict : plain;
  const standardError = (plain.high - plain.low) / 2 / twoSidedQuantile(level);
  const needed = outcome === 'inconclusive' ? rowsNeeded(share.n, standardError, Math.max(limit / 2, 1e-9), level) : undefined;
  const key = other === 'anchor' && gate.cumulative !== undefined ? 'cumulative' : 'at_most';
  const isEnough = typeof needed === 'number' && needed <= share.n;
  const where = slice ? ` where ${slice.name}` : '';
  const errors = changes.correct_to_wrong && ['correct_to_wrong', 'wrong_to_correct', 'net_wrong'].includes(of) ? pairOf(changes, slice?.rows) : undefined;
  const test = errors && mcnemar(errors.worse, errors.better);
  return accountable(
    {
      ...(other === 'anchor' ? { code: 'flips-from-anchor-at-most' } : { code: 'flips-at-most' }),
      outcome,
      rule: `answers that ${flipWords(of, other)}${where}: at most ${percent(limit)}`,
      message:
        `${percent(share.value)} of ${count(share.n)} answers${where} ${flipWords(of, other)} ${interval(shown.low, shown.high, percent)}, and at most ${percent(limit)} is allowed.` +
        (errors ? ` ${count(errors.worse)} turn from correct to wrong and ${count(errors.better)} from wrong to correct (McNemar mid-p ${figure(test!.midP)}).` : '') +
        (outcome === 'inconclusive' ? ` The interval holds both sides of the limit${needed === undefined || needed === null ? '' : isEnough ? '; a candidate that changes half of what is allowed would have passed on these rows' : `; needs about ${count(needed)} rows`}.` : ''),
      expected: `≤ ${percent(limit)}`,
      actual: percent(share.value),
      n: share.n,
      interval: { low: shown.low, high: shown.high, level: outcome === 'fail' ? strictLevel : level, method: share.method },
      ...(test && { p: test.midP }),
      numbers: {
        share: share.value,
        rows: share.rows,
        effective_rows: share.effective,
        limit,
        ...(errors && { correct_to_wrong: errors.worse, wrong_to_correct: errors.better, mcnemar_exact: test!.exact, mcnemar_mid_p: test!.midP }),
        ...(outcome === 'inconclusive' && { rows_needed: needed ?? null }),
      },
      ...(outcome !== 'pass' && {
        fix:
          outcome === 'fail'
            ? `See which rows changed${where} and why: a new seed, other features or another threshold change answers that no metric shows. If the change is meant, let the owners of the limit raise ${path.join('.').replace(/\.(\d+)/, '[$1]')}.${key} in a reviewed change.`
            : limit === 0
              ? 'Set a limit above 0: no number of rows shows that nothing ever changes; golden rows hold single answers.'
              : isEnough
                ? `See which rows changed${where} and why, or allow more in a reviewed change; more rows may decide it, and fewer changes surely do.`
                : `Add labelled rows${where}, or allow more in a reviewed change.`,
      }),
      subject: slice ? { kind: 'slice', name: slice.name } : { kind: 'metric', name: `flips (${of}${other === 'anchor' ? ', anchor' : ''})` },
      location: delivery.locate([...path, key]),
    },
    gate,
  );
}

function shareFor(rows: Rows, changes: Changes, of: NonNullable<FlipGate['of']>, among?: Uint32Array): Share {
  return of === 'net_wrong' ? differenceOf(rows, changes.correct_to_wrong!, changes.wrong_to_correct!, among) : shareOf(rows, changes[of]!, among);
}

function pairOf(changes: Changes, among?: Uint32Array): { worse: number; better: number } {
  const total = (mark: Uint8Array): number => (among ? among.reduce((sum, row) => sum + mark[row]!, 0) : mark.reduce((sum, one) => sum + one, 0));
  return { worse: total(changes.correct_to_wrong!), better: total(changes.wrong_to_correct!) };
}

function factsOf(rows: Rows, changes: Changes, level: number): [string, string][] {
  const text = (of: keyof Changes): string => {
    const share = shareOf(rows, changes[of]!);
    const { low, high } = share.at(level);
    return `${percent(share.value)} ${interval(low, high, percent)}`;
  };
  const directions = (['no_to_yes', 'yes_to_no', 'up', 'down', 'correct_to_wrong', 'wrong_to_correct'] as const).filter((of) => changes[of] !== undefined);
  const errors = changes.correct_to_wrong ? pairOf(changes) : undefined;
  return [
    ["Answers that differ from the champion's", `${text('any')}: ${directions.map((of) => `${of.replaceAll('_', ' ')} ${text(of)}`).join(', ')}${errors ? `; McNemar mid-p ${figure(mcnemar(errors.worse, errors.better).midP)}` : ''}`],
  ];
}

function detailsOf(rows: Rows, changes: Changes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([of, mark]) => [of, shareOf(rows, mark).value]));
}

function tooSmall({ delivery }: ModelFacts, small: readonly Slice[]): Finding {
  const minRows = delivery.spec.tests!.flips!.slices!.min_rows!;
  return {
    code: 'flips-slice-too-small',
    outcome: 'warn',
    rule: `flips in slices of at least ${minRows} rows are judged`,
    message: `${small.length} ${small.length === 1 ? 'slice is' : 'slices are'} too small to judge flips in (fewer than ${minRows} rows): ${list(small.map((slice) => `${slice.name} (${count(slice.rows.length)})`), 20)}.`,
    expected: `≥ ${minRows} rows`,
    actual: `${small.length} below`,
    n: small.reduce((sum, slice) => sum + slice.rows.length, 0),
    numbers: { slices: small.length },
    fix: 'Collect rows of these slices, or lower tests.flips.slices.min_rows.',
    subject: { kind: 'slice', name: small[0]!.name },
    location: delivery.locate(['tests', 'flips', 'slices']),
  };
}

function tooMany({ delivery }: ModelFacts, asked: number): Finding {
  return {
    code: 'flips-slices-too-many',
    outcome: 'error',
    rule: `at most ${count(MOST_QUESTIONS)} questions`,
    message: `tests.flips.slices asks ${count(asked)} questions, and at most ${count(MOST_QUESTIONS)} can be judged together.`,
    expected: `≤ ${count(MOST_QUESTIONS)}`,
    actual: count(asked),
    fix: 'Cut by bands (an age class instead of an age in years), or raise min_rows.',
    location: delivery.locate(['tests', 'flips', 'slices', 'by']),
  };
}
