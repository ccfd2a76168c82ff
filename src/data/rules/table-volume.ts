import type { DataFacts } from '../check.ts';
import { readProfile } from '../profile/profile.ts';
import type { DataSource } from '../source.ts';
import { counted, grouped, short } from '../words.ts';
import { asked as among, type Conditions, type Part } from './conditions.ts';
import { optionsOf, type Rule } from './rule.ts';

interface Range {
  at_least?: number;
  at_most?: number;
}

export async function volumeRules(facts: DataFacts, source: DataSource, conditions: Conditions): Promise<Rule[]> {
  const { volume } = facts.delivery.spec.data ?? {};
  const part = among(facts, source, conditions, ['data', 'volume'], volume?.where);
  if (!part) return [];
  const rules: Rule[] = [];
  if (volume?.rows) rules.push(rowsRule(facts, volume.rows, part));
  if (volume?.train_to_champion && source.name === 'train') rules.push(ratioRule(facts, volume.train_to_champion, await championRows(facts)));
  return rules;
}

function rowsRule({ delivery }: DataFacts, wanted: Range, part: Part): Rule {
  const { at_least: least = 0, at_most: most = Infinity } = wanted;
  const words = rangeWords(wanted, grouped);
  return {
    code: 'table-volume',
    rule: `rows: ${words}${part.words}`,
    subject: { kind: 'table', name: 'rows' },
    path: ['data', 'volume', 'rows'],
    ...optionsOf(delivery.spec.data!.volume!),
    measures: part.measures,
    judge: ({ rows: all = 0, asked: rows = all }) => ({
      holds: rows >= least && rows <= most,
      seen: `there are ${counted(rows, 'row')}; ${words} are wanted.`,
      expected: `${words} rows`,
      actual: counted(rows, 'row'),
      n: rows,
      numbers: { rows, ...wanted },
      fix: 'Look for a filter, a join or a cut download that changed the number of rows.',
    }),
  };
}

/** Half of the champion's rows, or twice as many, is a sign of a broken export however well each row looks. */
function ratioRule({ delivery }: DataFacts, wanted: Range, champion: { rows: number; from: string } | undefined): Rule {
  const { at_least: least = 0, at_most: most = Infinity } = wanted;
  const words = rangeWords(wanted, short);
  return {
    code: 'table-volume-champion',
    rule: `rows over the champion's: ${words}`,
    subject: { kind: 'table', name: 'rows' },
    path: ['data', 'volume', 'train_to_champion'],
    ...optionsOf(delivery.spec.data!.volume!),
    measures: {},
    judge: ({ rows = 0 }) => {
      const common = { expected: `${words} times the champion's rows`, n: rows };
      if (!champion)
        return {
          ...common,
          holds: 'inconclusive',
          seen: `there are ${counted(rows, 'row')}, and nothing says how many the champion was trained on.`,
          actual: 'unknown',
          numbers: { rows, champion_rows: null, ratio: null, ...wanted },
          fix: "Keep the champion's ledger within reach, or name its profile as `data.champion.profile`; for a first release, remove `volume.train_to_champion`.",
        };
      const ratio = rows / champion.rows;
      return {
        ...common,
        holds: ratio >= least && ratio <= most,
        seen: `there are ${counted(rows, 'row')}, ${short(ratio)} times the ${grouped(champion.rows)} that the champion was trained on (${champion.from}); ${words} is wanted.`,
        actual: `${short(ratio)} times`,
        numbers: { rows, champion_rows: champion.rows, ratio, ...wanted },
        fix: 'Look for a filter, a join or a cut download that changed the number of rows; widen the range where the growth is meant.',
      };
    },
  };
}

/** Its own statement says it best; else the profile that it was released with. A champion without rows says nothing. */
async function championRows({ delivery, context }: DataFacts): Promise<{ rows: number; from: string } | undefined> {
  const known = context.championData?.rows;
  const rows = typeof known === 'object' && known !== null && 'train' in known ? known.train : undefined;
  if (typeof rows === 'number' && rows > 0) return { rows, from: 'its statement' };
  const file = delivery.spec.data?.champion?.profile;
  if (file === undefined) return undefined;
  const profile = await readProfile(delivery.resolve(file), delivery.locate(['data', 'champion', 'profile']));
  return profile.rows > 0 ? { rows: profile.rows, from: 'its profile' } : undefined;
}

function rangeWords({ at_least, at_most }: Range, write: (value: number) => string): string {
  return [at_least === undefined ? '' : `at least ${write(at_least)}`, at_most === undefined ? '' : `at most ${write(at_most)}`].filter(Boolean).join(' and ');
}
