import type { Prediction } from '../../core/seams.ts';
import type { Predictor as PredictorSpec } from '../../delivery/spec.ts';
import { list } from '../format.ts';
import { PredictorError } from './error.ts';

interface Pick {
  name?: string;
  index?: number;
}

/** What a model answers for one row: numbers, alone or in lists, by output name where outputs have names. */
export type Answer = unknown;

/** Finds the numbers of a prediction in the model's answers, as tests.predictor.outputs says. */
export class AnswerReader {
  readonly names: readonly string[];
  readonly #picks: Pick[];

  constructor(names: readonly string[], declared: PredictorSpec['outputs']) {
    this.names = names;
    this.#picks = (declared ?? []).map((pick) => (typeof pick === 'string' ? { name: pick } : pick));
  }

  /** Outputs of the model that are read; undefined where any may be. */
  get wanted(): string[] | undefined {
    const names = this.#picks.map(({ name }) => name);
    return names.length === 0 || names.includes(undefined) ? undefined : [...new Set(names as string[])];
  }

  /** Throws PredictorError `predictor-answer-unreadable`, `predictor-output-missing` or `predictor-not-a-number`, with `row`. */
  read(answer: Answer, row: number): Prediction {
    const k = this.names.length;
    if (this.#picks.length > 1 || this.#picks[0]?.index !== undefined) {
      if (this.#picks.length !== k) throw problem('predictor-output-missing', `${this.#picks.length} outputs are declared, and ${k} scores are wanted (${list(this.names)})`, row, 'none');
      return this.#picks.map((pick) => this.#one(answer, pick, row));
    }
    return this.#all(this.#picks.length === 1 ? this.#named(answer, this.#picks[0]!.name, row) : this.#undeclared(answer, row), row);
  }

  #one(answer: Answer, { name, index }: Pick, row: number): number {
    const value = this.#named(answer, name, row);
    if (index === undefined) return this.#number(Array.isArray(value) && value.length === 1 ? value[0] : value, row);
    const flat = Array.isArray(value) ? value.flat(8) : [value];
    if (index >= flat.length) throw problem('predictor-output-missing', `it was answered with ${flat.length} numbers, so there is none at index ${index}`, row);
    return this.#number(flat[index], row);
  }

  #all(value: Answer, row: number): Prediction {
    const flat = Array.isArray(value) ? value.flat(8) : [value];
    if (flat.length !== this.names.length) {
      const advice = this.names.length === 1 && flat.length > 1 ? 'Say which one it is: `outputs: [{index: 1}]` takes the second.' : undefined;
      throw problem('predictor-output-missing', `it was answered with ${flat.length} numbers, and ${this.names.length} ${this.names.length === 1 ? 'is' : 'are'} wanted (${list(this.names)})`, row, 'row', advice);
    }
    return flat.map((each) => this.#number(each, row));
  }

  #named(answer: Answer, name: string | undefined, row: number): Answer {
    if (name === undefined) return answer;
    if (isRecord(answer) && Object.hasOwn(answer, name)) return answer[name];
    throw problem('predictor-output-missing', isRecord(answer) ? `its answer has no output ${name}, only ${list(Object.keys(answer))}` : `its answer has no names, and the output ${name} is declared`, row);
  }

  /** Without declared outputs the score columns must be there by name, or the answer be the numbers themselves. */
  #undeclared(answer: Answer, row: number): Answer {
    if (!isRecord(answer)) return answer;
    const missing = this.names.filter((name) => !Object.hasOwn(answer, name));
    if (missing.length === 0) return this.names.map((name) => answer[name]);
    const keys = Object.keys(answer);
    if (keys.length === 1) return answer[keys[0]!];
    throw problem('predictor-output-missing', `its answer has the outputs ${list(keys)} and not ${list(missing)}`, row, 'row', `Say where the scores are: \`outputs: [{name: ${keys[0] ?? '…'}, index: 0}]\`.`);
  }

  #number(value: unknown, row: number): number {
    if (typeof value === 'number') return value;
    if (typeof value === 'bigint') return Number(value);
    throw problem('predictor-not-a-number', `it was answered with ${value === null || value === undefined ? 'no number' : `${typeof value === 'object' ? 'an object' : `a ${typeof value}`} where a number is wanted`}`, row);
  }
}

function problem(code: string, why: string, row: number, blame: 'row' | 'none' = 'row', fix = 'Correct the model, or tests.predictor.outputs.'): PredictorError {
  return new PredictorError(code, why, fix, { blame, row });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
