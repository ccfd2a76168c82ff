import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { DriverError } from '../core/driver-error.ts';
import { InputError } from '../core/problem.ts';
import type { Location } from '../core/verdict.ts';
import { parseYaml, type ParsedYaml } from '../delivery/parse.ts';
import { fileOf } from './files.ts';
import { isObject } from './objects.ts';

export type Kind = 'clusters' | 'contexts' | 'users';
/** The key of an entry that holds what it is. */
export const INNER = { clusters: 'cluster', contexts: 'context', users: 'user' } as const;

export type Report = (code: string, message: string, fix: string, location?: Location) => void;

/** An entry of `clusters`, `users` or `contexts`. */
export interface Entry {
  value: Record<string, unknown>;
  /** Folder that its relative paths are of. */
  folder: string;
  locate(...steps: (string | number)[]): Location;
  /** What reads `NAME-data` (base64) or else the file `NAME`, each time anew; undefined where it has neither. */
  pem(name: string, report: Report): (() => string) | undefined;
}

export interface Named {
  kind: Kind;
  name: string;
  entry: Entry;
}

/** The entries of one file. One of several (not `needed`) may be missing, as with kubectl. */
export function readKubeconfig(file: string, needed: boolean, report: Report): Named[] {
  const yaml = parsedFile(file, needed, report);
  if (!yaml) return [];
  const { value, locate } = yaml;
  if (!isObject(value)) {
    if (yaml.problems.length === 0) report('kubeconfig-unreadable', `The kubeconfig ${file} is no map.`, 'Write one with `kubectl config`, or name another file.', { file, line: 1, column: 1 });
    return [];
  }
  return (Object.keys(INNER) as Kind[]).flatMap((kind) => {
    const list = value[kind] ?? [];
    if (!Array.isArray(list)) {
      report('kubeconfig-unreadable', `\`${kind}\` is no list.`, 'Write a list of entries with `name`.', locate([kind]));
      return [];
    }
    return list.flatMap((each: unknown, index): Named[] => {
      const inner = isObject(each) ? (each[INNER[kind]] ?? {}) : undefined;
      if (isObject(each) && typeof each.name === 'string' && isObject(inner)) return [{ kind, name: each.name, entry: entryOf(inner, path.dirname(file), (...steps) => locate([kind, index, INNER[kind], ...steps])) }];
      report('kubeconfig-unreadable', `Entry ${index + 1} of \`${kind}\` has no name, or no map \`${INNER[kind]}\`.`, 'Write `- name: …` with it.', locate([kind, index]));
      return [];
    });
  });
}

function parsedFile(file: string, needed: boolean, report: Report): ParsedYaml | undefined {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    if (needed) report('kubeconfig-none', `There is no kubeconfig ${file}.`, 'Write it in a step before this one, or name it with `kubeconfig` or the variable KUBECONFIG.');
    return undefined;
  }
  try {
    const yaml = parseYaml(readFileSync(file), file);
    for (const { message, fix, location } of yaml.problems) report('kubeconfig-unreadable', message, fix, location);
    return yaml;
  } catch (error) {
    if (error instanceof InputError) for (const { message, fix, location } of error.problems) report('kubeconfig-unreadable', message.replace('a delivery file', 'a kubeconfig'), fix.replace('A delivery file', 'A kubeconfig'), location);
    else report('kubeconfig-unreadable', `The kubeconfig ${file} cannot be read: ${(error as Error).message}.`, 'See its owner and its rights.');
    return undefined;
  }
}

function entryOf(value: Record<string, unknown>, folder: string, locate: Entry['locate']): Entry {
  return {
    value,
    folder,
    locate,
    pem(name, report) {
      const data = value[`${name}-data`] ?? '';
      if (data !== '') {
        const text = typeof data === 'string' && /^[A-Za-z0-9+/=\s]+$/.test(data) ? Buffer.from(data, 'base64').toString('utf8') : '';
        if (!text.includes('-----BEGIN ')) report('kubeconfig-unreadable', `\`${name}-data\` is not base64 of a PEM text.`, 'Write it as `kubectl config view --raw` shows it.', locate(`${name}-data`));
        return () => text;
      }
      const file = textOf(value[name]);
      if (file === undefined) return undefined;
      const read = (): string => fileOf(path.resolve(folder, file), `\`${name}\``);
      caught(read, report, locate(name));
      return read;
    },
  };
}

/** A text that says something; an empty one is as good as none, as with kubectl. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What `what` gives; what it throws is reported at its place instead. */
export function caught<T>(what: () => T, report: Report, location: Location): T | undefined {
  try {
    return what();
  } catch (error) {
    if (error instanceof InputError) for (const { code, message, fix } of error.problems) report(code, message, fix, location);
    else if (error instanceof DriverError) {
      const said = error.message.replace(` ${error.fix} [${error.code}]`, '');
      report('kubeconfig-file', `The kubeconfig names a file that cannot be used. ${said}`, 'Put it there, or correct the path: a relative one is from the folder of the kubeconfig.', location);
    } else throw error;
    return undefined;
  }
}
