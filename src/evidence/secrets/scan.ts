import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { SecretLintCoreConfig } from '@secretlint/types';
import { windowsOf, type Window } from './windows.ts';

/** A place where something has the published form of a secret. Never the secret, nor a part of it. */
export interface FoundSecret {
  file: string;
  /** The format, e.g. `aws`, `github`, `privatekey` (a rule of @secretlint/secretlint-rule-preset-recommend, without its prefix). */
  rule: string;
  /** From 1; in a binary file, by its line breaks. */
  line: number;
}

export interface FileToScan {
  /** As messages name it. */
  shown: string;
  absolute: string;
}

const PREFIX = '@secretlint/secretlint-rule-';
/** Comments in a file that switch the scan off: whoever can write the file would decide whether it is scanned. */
const SWITCHED_OFF = `${PREFIX}filter-comments`;
/** The access key beside its secret is told too; the number of an account is in every ARN. */
const OPTIONS: Readonly<Record<string, object>> = { [`${PREFIX}aws`]: { enableIDScanRule: true } };
const NO_SECRETS: ReadonlySet<string> = new Set(['AWSAccountID']);
/** Then somebody has put a list of secrets there, and reads the list in the file itself. */
const MOST_FOUND = 50;

/**
 * Scans files for secrets in published formats, whole and however large; of bytes that are no text, the runs of characters in
 * them. Answers each place once, in the order of the files.
 */
export async function findSecrets(files: readonly FileToScan[]): Promise<FoundSecret[]> {
  const lint = await scanner();
  const found: FoundSecret[] = [];
  for (const file of files) {
    const seen = new Set<string>();
    for await (const window of windowsOf(createReadStream(file.absolute, { highWaterMark: 1024 * 1024 }))) {
      for (const { rule, line } of await lint(window)) {
        if (seen.has(`${rule}:${line}`)) continue;
        seen.add(`${rule}:${line}`);
        found.push({ file: file.shown, rule, line });
        if (found.length === MOST_FOUND) return found;
      }
    }
  }
  return found;
}

/** Loaded on use: an action that uploads nothing pays nothing for it. */
async function scanner(): Promise<(window: Window) => Promise<{ rule: string; line: number }[]>> {
  const [{ lintSource }, { rules }] = await Promise.all([import('@secretlint/core'), import('@secretlint/secretlint-rule-preset-recommend')]);
  // One by one: a preset as a whole does not let go of a rule that is switched off.
  const chosen = rules.filter(({ meta }) => meta.id !== SWITCHED_OFF).map((rule) => ({ id: rule.meta.id, rule, options: OPTIONS[rule.meta.id] ?? {} }));
  const config = { rules: chosen } as SecretLintCoreConfig;
  return async ({ text, firstLine }) => {
    const places: { rule: string; line: number }[] = [];
    for (const { content, filePath } of readingsOf(text)) {
      const { messages } = await lintSource({ source: { content, filePath, ext: path.extname(filePath), contentType: 'text' }, options: { config, maskSecrets: true } });
      for (const { ruleId, messageId, range } of messages) if (!NO_SECRETS.has(messageId)) places.push({ rule: ruleId.replace(PREFIX, ''), line: firstLine + linesIn(text.slice(0, range[0])) });
    }
    return places;
  };
}

/**
 * Some rules ask what a file is called; what it holds counts here, so each text is read under the names that fit it. Line
 * breaks that JSON and YAML write as `\\n` become ones, so that a key in a string is a key.
 */
function readingsOf(text: string): { content: string; filePath: string }[] {
  const readings = [{ content: text, filePath: /^\s*[{[]/.test(text) ? 'package.json' : 'scanned.txt' }];
  if (text.includes('_authToken')) readings.push({ content: text, filePath: '.npmrc' });
  if (text.includes('\\n')) readings.push({ content: text.replaceAll('\\n', ' \n'), filePath: 'scanned.txt' });
  return readings;
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
