import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import type { FeatureRow } from '../../core/seams.ts';
import { identifier } from '../../core/sql.ts';
import type { Resource, StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { digestOfFile } from '../files.ts';
import { cutFeatures } from '../predictions/features.ts';
import { PROBE_FEATURES } from '../probe-files.ts';
import type { ProbeOptions } from '../probe-model.ts';
import type { Settings } from './settings.ts';

/** The rows that are judged, without labels and keys, in groups as requests carry them. */
export interface Payloads {
  groups: FeatureRow[][];
  inputs: Resource[];
}

/** Throws InputError where the features are not there or lack a column that `request.columns` names. */
export async function payloadsOf(delivery: Delivery, context: StageContext, settings: Settings, options: ProbeOptions): Promise<Payloads> {
  const file = options.features ?? (await cutFeatures(delivery, context, path.join(context.out, PROBE_FEATURES))).file;
  const described = (await context.engine.describe({ file })).map(({ name }) => name);
  const left = new Set([...(delivery.spec.data?.key ?? []), delivery.spec.data?.label ?? ''].map((name) => name.toLowerCase()));
  const wanted = settings.declared.request!.columns;
  const missing = (wanted ?? []).filter((name) => !described.includes(name));
  const columns = wanted ?? described.filter((name) => !left.has(name.toLowerCase()));
  const location = delivery.locate(['tests', 'serving', 'request']);
  if (missing.length > 0) throw InputError.of('serving-column-missing', `The features have no column ${missing.join(', ')}.`, 'Correct tests.serving.request.columns.', location);
  if (columns.length === 0) throw InputError.of('serving-no-columns', 'Nothing is left to send: all columns of the features are keys.', 'Name the columns in tests.serving.request.columns.', location);
  const most = settings.rows * settings.payloads;
  const table = await context.engine.query(`SELECT ${columns.map(identifier).join(', ')} FROM features LIMIT ${most}`, { features: { file } });
  if (table.rows < settings.rows) throw InputError.of('serving-too-few-rows', `The features have ${table.rows} rows and each request wants ${settings.rows}.`, 'Lower tests.serving.request.rows, or give more rows.', location);
  const rows = Array.from({ length: table.rows }, (_, row) => Object.fromEntries(columns.map((column) => [column, table.values[column]![row]!])));
  const groups = Array.from({ length: Math.floor(rows.length / settings.rows) }, (_, i) => rows.slice(i * settings.rows, (i + 1) * settings.rows));
  return { groups, inputs: [{ name: 'features', digest: await digestOfFile(file) }] };
}
