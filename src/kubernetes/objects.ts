import type { KubeObject } from './cluster.ts';
import { unreadable, type Asked } from './errors.ts';

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What came, if it is an object with the name that was asked for; else DriverError `cluster-unreadable`. */
export function objectIn(value: unknown, asked: Asked): KubeObject {
  if (!isObject(value) || !isObject(value.metadata) || typeof value.metadata.name !== 'string') throw unreadable(asked, 'no object with a name');
  if (asked.name !== undefined && value.metadata.name !== asked.name) throw unreadable(asked, `an object of another name (${JSON.stringify(value.metadata.name.slice(0, 100))})`);
  for (const part of ['spec', 'status'] as const) if (value[part] !== undefined && !isObject(value[part])) throw unreadable(asked, `its \`${part}\` is no map`);
  for (const texts of ['labels', 'annotations'] as const) {
    const map = value.metadata[texts];
    if (map !== undefined && !(isObject(map) && Object.values(map).every((each) => typeof each === 'string'))) throw unreadable(asked, `its \`metadata.${texts}\` are no texts`);
  }
  return value as KubeObject;
}
