// What serves: a flight as JSON on each line in, the minutes of its delay on a line out. node predict.mjs [MODEL]
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const { intercept, effects } = JSON.parse(readFileSync(process.argv[2] ?? process.env.SLUICE_MODEL, 'utf8'));

function delayOf({ date, origin, destination }) {
  // Local time as it stands in the schedule: no time zone may move it.
  const [, day, hour] = /^(\d{4}-\d\d-\d\d)[ T](\d\d):/.exec(date ?? '') ?? [];
  if (day === undefined) throw new TypeError('date is no time of departure');
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const factors = { hour: String(Number(hour)), weekday: String(weekday), origin, destination };
  const delay = Object.entries(effects).reduce((sum, [factor, of]) => sum + (of[factors[factor]] ?? 0), intercept);
  return Number(delay.toFixed(2));
}

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === '') return; // ends a batch
  try {
    console.log(JSON.stringify({ score: delayOf(JSON.parse(line)) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
});
