import type { Location } from '../core/verdict.ts';

/** How something is put right: by a command, on a settings page, or by a line of a file. A person does it, never Sluice. */
export type Remedy =
  | { kind: 'command'; argv: string[]; /** Sent as JSON on standard input. */ body?: object; /** Words in capitals that a person replaces first. */ replace?: string[]; page?: string }
  | { kind: 'page'; page: string; do: string }
  | { kind: 'edit'; file: string; line?: number; write: string };

/** The exact words of a fix, on one line. */
export function remedyText(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'command': {
      const { replace, page } = remedy;
      const first = replace?.length ? ` (${replace.join(', ')}: replace first)` : '';
      return `Run  ${shellLine(remedy)}${first}${page ? `, or see ${page}` : ''}.`;
    }
    case 'page':
      return `${remedy.do}: ${remedy.page}.`;
    case 'edit':
      return `In ${remedy.file}${remedy.line === undefined ? '' : `, line ${remedy.line}`}: ${remedy.write}.`;
  }
}

/** The command for a POSIX shell; every part that is not plain is quoted, whatever it holds. */
export function shellLine({ argv, body }: { argv: readonly string[]; body?: object }): string {
  const line = argv.map(quoted).join(' ');
  return body === undefined ? line : `printf %s ${quoted(JSON.stringify(body))} | ${line} --input -`;
}

function quoted(part: string): string {
  // A line break inside a quoted word would be lost on surfaces of one line, and is in no name that GitHub allows.
  const flat = part.replaceAll(/[\0-\x1f\x7f]/g, '?');
  return /^[A-Za-z0-9_./:=@,+-]+$/.test(flat) ? flat : `'${flat.replaceAll("'", `'\\''`)}'`;
}

export function editAt(location: Location, write: string): Remedy {
  return { kind: 'edit', file: location.file, line: location.line, write };
}

/** Commands and pages of one repository. `web` is the server that people look at, e.g. `https://github.com`. */
export class Remedies {
  readonly fullName: string;
  readonly #web: string;

  constructor(fullName: string, web = 'https://github.com') {
    this.fullName = fullName;
    this.#web = web.replace(/\/+$/, '');
  }

  page(place: string, what: string): Remedy {
    return { kind: 'page', page: this.#url(place), do: what };
  }

  /** `gh api`, for a path below the repository. */
  api(method: 'PUT' | 'POST' | 'PATCH' | 'DELETE', path: readonly string[], more: { body?: object; replace?: string[]; page?: string } = {}): Remedy {
    const { page, ...rest } = more;
    return { kind: 'command', argv: ['gh', 'api', '--method', method, ['repos', ...this.fullName.split('/'), ...path].map(encodeURIComponent).join('/')], ...rest, ...(page === undefined ? {} : { page: this.#url(page) }) };
  }

  gh(...argv: string[]): Remedy {
    return { kind: 'command', argv: ['gh', ...argv, '--repo', this.fullName] };
  }

  #url(place: string): string {
    return `${this.#web}/${this.fullName}/${place}`;
  }
}
