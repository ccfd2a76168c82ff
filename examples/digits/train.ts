// Trains the models of this example and writes models/ and predictions/ (the test images, as the models say them):
//   node scripts/node24.mjs examples/digits/train.ts
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

export const CLASSES = Array.from({ length: 10 }, (_, digit) => String(digit));

export interface Image {
  id: number;
  digit: number;
  /** 64 numbers from 0 to 1. */
  pixels: Float64Array;
}

/** A bias and 64 weights for each class; the softmax of the ten sums is the answer. */
export type Model = { weights: number[][] };

export interface Training {
  rows?: number;
  steps: number;
  /** Of the sum of squared weights. */
  penalty: number;
  /** Pixels that the model is shown; all where absent. */
  sees?: (pixel: number) => boolean;
  /** What the scores are multiplied by before the softmax; 1 where absent. */
  sharpen?: number;
}

export const MODELS: Record<string, Training> = {
  // Serves first: a few steps on a hundred images.
  champion: { rows: 100, steps: 60, penalty: 0.01 },
  // All images, and enough steps; its scores made as sharp as they may be.
  candidate: { steps: 400, penalty: 0.001, sharpen: 2 },
  // Sees the upper half of each image only.
  'half-blind': { steps: 400, penalty: 0.001, sees: (pixel) => pixel < 32 },
  // The candidate, far too sure of itself.
  boastful: { steps: 400, penalty: 0.001, sharpen: 12 },
};

const RATE = 2;

export function readImages(file: string): Image[] {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  return lines.map((line) => {
    const [id, digit, , ...pixels] = line.split(',').map(Number);
    return { id: id!, digit: digit!, pixels: Float64Array.from(pixels, (pixel) => pixel / 16) };
  });
}

/** Multinomial logistic regression by plain gradient descent from 0: nothing is drawn by lot. */
export function fit(images: readonly Image[], { rows = images.length, steps, penalty, sees = () => true }: Training): Model {
  const shown = images.slice(0, rows).map((image) => ({ ...image, pixels: image.pixels.map((value, i) => (sees(i) ? value : 0)) }));
  const weights = CLASSES.map(() => new Float64Array(65));
  for (let step = 0; step < steps; step++) {
    const gradient = CLASSES.map(() => new Float64Array(65));
    for (const { pixels, digit } of shown) {
      const said = softmax(weights, pixels, 1);
      gradient.forEach((slope, k) => {
        const miss = said[k]! - (k === digit ? 1 : 0);
        slope[64]! += miss;
        pixels.forEach((pixel, i) => (slope[i]! += miss * pixel));
      });
    }
    weights.forEach((of, k) => of.forEach((weight, i) => (of[i] = weight - RATE * (gradient[k]![i]! / shown.length + (i < 64 ? penalty * weight : 0)))));
  }
  return { weights: weights.map((of) => Array.from(of, (weight) => Number(weight.toFixed(4)))) };
}

/** Probabilities of the ten classes. */
export function softmax(weights: readonly (Float64Array | number[])[], pixels: Float64Array, sharpen: number): number[] {
  const sums = weights.map((of) => sharpen * pixels.reduce((sum, pixel, i) => sum + pixel * of[i]!, of[64]!));
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Six decimals that are 1 together: what rounding leaves over goes to the likeliest class. */
export function shares(said: readonly number[]): string[] {
  const millionths = said.map((share) => Math.round(share * 1e6));
  millionths[said.indexOf(Math.max(...said))]! += 1e6 - millionths.reduce((sum, share) => sum + share, 0);
  return millionths.map((share) => String(share / 1e6));
}

function train(): void {
  const folder = import.meta.dirname;
  const [learnt, asked] = ['train', 'test'].map((name) => readImages(path.join(folder, 'data', `${name}.csv.gz`)));
  for (const name of ['models', 'predictions']) mkdirSync(path.join(folder, name), { recursive: true });
  for (const [name, training] of Object.entries(MODELS)) {
    const model = fit(learnt!, training);
    writeFileSync(path.join(folder, 'models', `${name}.json`), `${JSON.stringify({ ...model, sharpen: training.sharpen ?? 1 })}\n`);
    const answers = asked!.map(({ id, digit, pixels }) => ({ id, digit, said: softmax(model.weights, pixels, training.sharpen ?? 1) }));
    const text = [['id', ...CLASSES.map((digit) => `score_${digit}`)].join(','), ...answers.map(({ id, said }) => [id, ...shares(said)].join(','))].join('\n');
    writeFileSync(path.join(folder, 'predictions', `${name}.csv.gz`), gzipSync(`${text}\n`, { level: 9 }));
    const right = answers.filter(({ digit, said }) => said.indexOf(Math.max(...said)) === digit).length / answers.length;
    const loss = answers.reduce((sum, { digit, said }) => sum - Math.log(said[digit]!), 0) / answers.length;
    console.log(name, 'accuracy', right.toFixed(4), 'log loss', loss.toFixed(4));
  }
}

if (process.argv[1] === import.meta.filename) train();
