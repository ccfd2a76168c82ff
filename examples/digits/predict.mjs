// What serves: an image as JSON on each line in, ten probabilities on a line out. node predict.mjs [MODEL]
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const { weights, sharpen } = JSON.parse(readFileSync(process.argv[2] ?? process.env.SLUICE_MODEL, 'utf8'));

function sharesOf(image) {
  const pixels = Array.from({ length: 64 }, (_, i) => image[`p${i}`]);
  const bad = pixels.findIndex((pixel) => typeof pixel !== 'number' || !(pixel >= 0 && pixel <= 16));
  if (bad >= 0) throw new RangeError(`p${bad} is no grey from 0 to 16`);
  const sums = weights.map((of) => sharpen * pixels.reduce((sum, pixel, i) => sum + (pixel / 16) * of[i], of[64]));
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === '') return; // ends a batch
  try {
    console.log(JSON.stringify(sharesOf(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
});
