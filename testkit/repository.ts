// A small team's repository as files: a model, labelled data, predictions, a delivery file. The same bytes every time.

export interface TeamOptions {
  /** Share of rows on which the candidate is right. Default 0.9. */
  candidate?: number;
  /** Appended to the delivery file. */
  more?: string;
  rows?: number;
  /** In place of the usual delivery file. */
  delivery?: string;
}

export const DELIVERY_FILE = 'delivery.yml';

/** Paths from the repository's root, and their text. */
export function teamRepository(options: TeamOptions = {}): Record<string, string> {
  const { candidate = 0.9, rows = 400 } = options;
  return {
    [DELIVERY_FILE]: options.delivery ?? `${deliveryFile()}${options.more ?? ''}`,
    'model/weights.bin': 'the candidate\'s weights\n',
    'serve.py': 'def score(row):\n    return 0.5\n',
    'data/test.csv': labelled(rows, 1),
    'data/develop.csv': labelled(rows, 2),
    'out/candidate.csv': `${predictions(rows, 1, candidate)}${withoutHeader(predictions(rows, 2, candidate))}`,
    'out/champion.csv': `${predictions(rows, 1, 0.85)}${withoutHeader(predictions(rows, 2, 0.85))}`,
  };
}

export function deliveryFile({ predictor = '', accuracy = 0.7 }: { predictor?: string; accuracy?: number } = {}): string {
  return `version: 1
release: {name: income, version: 1.0.0, model: model/, code: serve.py}
data:
  test: data/test.csv
  develop: data/develop.csv
  key: [id]
  label: over_50k
  columns:
    age: {type: integer, between: [17, 90]}
    sex: {type: string, in: [female, male]}
  volume: {rows: {at_least: 100}}
tests:
  task: binary
  predictions: {candidate: out/candidate.csv, champion: out/champion.csv}
${predictor}  replicates: 200
  gates:
    - {metric: accuracy, at_least: ${accuracy}}
    - {metric: accuracy, no_worse_than_champion_by: 0.05}
approval:
  roles:
    model-owner: {environment: income-owner}
    risk: {environment: income-risk}
`;
}

/** What the team's own program does where the delivery file names one: a score from the features it was given. */
export const PREDICTOR = "import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';\nimport path from 'node:path';\nconst [header, ...rows] = readFileSync(process.env.SLUICE_FEATURES, 'utf8').trim().split('\\n');\nconst columns = header.split(',').map((name) => name.replaceAll('\"', ''));\nif (columns.includes('over_50k')) throw new Error('labels are at hand');\nconst id = columns.indexOf('id');\nconst hours = columns.indexOf('hours');\nmkdirSync(path.dirname(process.env.SLUICE_PREDICTIONS), { recursive: true });\nconst score = (row) => (Number(row[hours].replaceAll('\"', '')) >= 45 ? 0.8 : 0.2);\nwriteFileSync(process.env.SLUICE_PREDICTIONS, 'id,score\\n' + rows.map((line) => line.split(',')).map((row) => `${row[id]},${score(row)}`).join('\\n') + '\\n');\nconsole.log(`predicted ${rows.length} rows`);\n";

/** The same score for rows that come one by one, as a predictor that Sluice runs gives it. */
export const ANSWERER = "import { createInterface } from 'node:readline';\ncreateInterface({ input: process.stdin }).on('line', (line) => {\n  if (line.trim() !== '') console.log(Number(JSON.parse(line).hours) >= 45 ? 0.8 : 0.2);\n});\n";

/** Half of the rows are `1`; hours tell the label on nine rows of ten. */
function labelled(rows: number, split: number): string {
  const lines = ['id,age,sex,hours,over_50k'];
  for (let row = 0; row < rows; row++) {
    const label = labelOf(row, split);
    const typical = spread(row, split, 3) < 0.9;
    lines.push(`${split}-${row},${17 + Math.floor(spread(row, split, 5) * 73)},${spread(row, split, 7) < 0.5 ? 'female' : 'male'},${(label === 1) === typical ? 50 : 35},${label}`);
  }
  return `${lines.join('\n')}\n`;
}

function predictions(rows: number, split: number, right: number): string {
  const lines = ['id,score'];
  for (let row = 0; row < rows; row++) {
    const yes = (labelOf(row, split) === 1) === spread(row, split, 11) < right;
    lines.push(`${split}-${row},${(yes ? 0.6 : 0.1) + 0.3 * spread(row, split, 13)}`);
  }
  return `${lines.join('\n')}\n`;
}

const withoutHeader = (csv: string): string => csv.slice(csv.indexOf('\n') + 1);

function labelOf(row: number, split: number): 0 | 1 {
  return spread(row, split, 1) < 0.5 ? 0 : 1;
}

/** Even in [0, 1), the same for the same arguments: a linear congruential step of each, mixed. */
function spread(row: number, split: number, salt: number): number {
  let state = (row * 2654435761 + split * 40503 + salt * 97) >>> 0;
  for (let round = 0; round < 3; round++) state = Math.imul(state ^ (state >>> 15), 2246822519) >>> 0;
  return state / 2 ** 32;
}
