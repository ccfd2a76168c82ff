import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { isDigest, sha256, type Digest } from '../core/digest.ts';
import { DriverError } from '../core/driver-error.ts';
import { InputError } from '../core/problem.ts';
import type { DataEngine, Value } from '../core/data-engine.ts';
import type { Fleet, Journal } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { goldenAttachment } from '../journal/events.ts';

/** Rows with the scores that were approved for them. */
export interface Golden {
  rows: Record<string, string | number | boolean | null>[];
  /** One per row, in order. */
  scores: number[];
  /** Largest absolute difference that still counts as equal. */
  tolerance: number;
}

/** Golden rows are a sample, asked one by one at a slot's endpoint: more than this is a test set, not a sample. */
export const GOLDEN_ROWS = 10_000;
const DEFAULTS = { score: 'score', tolerance: 1e-6 };

/**
 * The declared golden rows; undefined where none are, and then no engine is opened. Throws InputError for a file that
 * cannot be used.
 */
export async function readGolden(delivery: Delivery, context: { engine: DataEngine }): Promise<{ golden: Golden; file: Digest } | undefined> {
  const declared = delivery.spec.rollout?.golden;
  if (!declared) return undefined;
  const { score, tolerance } = { ...DEFAULTS, ...declared };
  const file = delivery.resolve(declared.rows);
  const location = delivery.locate(['rollout', 'golden', 'rows']);
  const table = await context.engine.query(`SELECT * FROM golden LIMIT ${GOLDEN_ROWS + 1}`, { golden: { file } });
  const refuse = (code: string, message: string, fix: string) => InputError.of(code, message, fix, location);
  if (table.rows === 0) throw refuse('golden-empty', `${declared.rows} has no rows.`, 'Put a few rows with their approved scores into it.');
  if (table.rows > GOLDEN_ROWS)
    throw refuse('golden-large', `${declared.rows} has more than ${GOLDEN_ROWS} rows.`, 'Keep a sample that covers the cases you care about.');
  const scores = table.values[score]?.map(Number);
  if (!scores) throw refuse('golden-score', `${declared.rows} has no column \`${score}\`.`, 'Name the column of approved scores in `rollout.golden.score`.');
  const bad = table.values[score]!.findIndex((value, index) => value === null || !Number.isFinite(scores[index]));
  if (bad >= 0) throw refuse('golden-score', `Row ${bad + 1} of ${declared.rows} has no number as its score.`, 'Every golden row needs its approved score.');
  const features = table.columns.map(({ name }) => name).filter((name) => name !== score);
  const rows = scores.map((_, index) => Object.fromEntries(features.map((name) => [name, plain(table.values[name]![index]!)])));
  return { golden: { rows, scores, tolerance }, file: await digestOfFile(file) };
}

/** What a slot answered, against what was approved. `worst` is the largest absolute difference; `row` counts from 1. */
export interface GoldenAnswer {
  rows: number;
  worst: number;
  /** First row whose answer is not the approved one. */
  mismatch?: { row: number; approved: number; answered: number };
}

export async function askGolden(fleet: Fleet, slot: string, golden: Golden): Promise<GoldenAnswer> {
  const answers = await fleet.ask(slot, golden.rows);
  if (answers.length !== golden.scores.length)
    throw new DriverError('golden-answer', `Slot ${slot} answered ${answers.length} scores for ${golden.scores.length} golden rows.`, 'Its endpoint must answer one score per row, in order.');
  const differences = answers.map((answer, index) => Math.abs(answer - golden.scores[index]!));
  // A NaN is no answer at all: it is further away than any number.
  const index = differences.findIndex((difference) => !(difference <= golden.tolerance));
  const worst = differences.some(Number.isNaN) ? Number.MAX_VALUE : Math.max(0, ...differences);
  if (index < 0) return { rows: answers.length, worst };
  return { rows: answers.length, worst, mismatch: { row: index + 1, approved: golden.scores[index]!, answered: answers[index]! } };
}

/** Keeps golden rows beside the journal, named by their digest. */
export async function keepGolden(journal: Journal, golden: Golden): Promise<Digest> {
  const bytes = Buffer.from(JSON.stringify(golden));
  const digest = sha256(bytes);
  await journal.attach(goldenAttachment(digest), bytes);
  return digest;
}

/** Golden rows that were kept under this digest. Throws DriverError where they are gone or changed. */
export async function keptGolden(journal: Journal, digest: Digest): Promise<Golden> {
  const bytes = isDigest(digest) ? await journal.attachment(goldenAttachment(digest)) : undefined;
  if (!bytes || sha256(bytes) !== digest)
    throw new DriverError('golden-lost', `The golden rows ${digest} are ${bytes ? 'changed' : 'gone'} from the journal's attachments.`, 'Restore them, or roll back to a release whose golden rows are there.');
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Golden;
}

function plain(value: Value): string | number | boolean | null {
  return typeof value === 'bigint' ? Number(value) : value;
}

async function digestOfFile(file: string): Promise<Digest> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return `sha256:${hash.digest('hex')}`;
}
