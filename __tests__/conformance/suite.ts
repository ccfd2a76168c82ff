import { expect, test } from '@jest/globals';
import { identifier } from '../../src/core/sql.ts';
import type { Asked, Source, Value } from '../../src/core/data-engine.ts';
import type { Fixture } from './fixtures.ts';
import { oddTable, type TypedTable } from './tables.ts';

/** What every engine has to answer alike: exact where it counts, to 1e-9 where it sums; the truth is counted here. */
export function answers(fixture: () => Fixture): void {
  const table = oddTable(3000, 7);
  let loaded: Promise<Source> | undefined;
  const source = () => (loaded ??= fixture().load(table).then((made) => made.source));
  const dialect = async () => fixture().engine.dialect(await source());
  const measure = async (expressions: Record<string, string>) => fixture().engine.measure(await source(), expressions);
  const column = (name: string) => values(table, name);
  const finite = (name: string) => column(name).filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const asked = async <T>(question: Asked<T>): Promise<T> => question.read((await measure({ a: question.sql })).a);

  test('the types of its columns, short and whole', async () => {
    const columns = await fixture().engine.describe(await source());
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'integer'], ['plain', 'float'], ['odd', 'float'], ['zeros', 'float'], ['few', 'float'], ['whole', 'integer'], ['big', 'integer'], ['price', 'float'],
      ['text', 'string'], ['flag', 'boolean'], ['day', 'date'], ['at', 'timestamp'],
    ]);
    const { logical } = await dialect();
    expect(columns.map(({ native }) => logical(native))).toEqual([
      { kind: 'integer', bits: 64 }, ...Array(4).fill({ kind: 'float', bits: 64 }), { kind: 'integer', bits: 32 }, { kind: 'integer', bits: 64 }, { kind: 'decimal', precision: 12, scale: 2 },
      { kind: 'string' }, { kind: 'boolean' }, { kind: 'date' }, { kind: 'timestamp', zone: false },
    ]);
  });

  test.each(Object.keys(oddTable(0, 1).columns))('how many rows have no %s', async (name) => {
    const nulls = column(name).filter((value) => value === null).length;
    expect(await measure({ rows: 'count(*)', nulls: `count_if(${identifier(name)} IS NULL)`, present: `count(${identifier(name)})` })).toEqual({ rows: 3000, nulls, present: 3000 - nulls });
  });

  test('NaN, infinities and zeros, each apart from null', async () => {
    const { isNan, isFinite } = await dialect();
    const odd = column('odd');
    expect(
      await measure({
        nan: `count_if(${isNan('odd')})`,
        finite: `count_if(${isFinite('odd')})`,
        up: `count_if(odd = CAST('Infinity' AS DOUBLE))`,
        down: `count_if(odd = CAST('-Infinity' AS DOUBLE))`,
        zero: 'count_if(odd = 0)',
        unknown: `count_if((${isFinite('odd')}) IS NULL)`,
      }),
    ).toEqual({
      nan: odd.filter((value) => Number.isNaN(value)).length,
      finite: finite('odd').length,
      up: odd.filter((value) => value === Infinity).length,
      down: odd.filter((value) => value === -Infinity).length,
      zero: odd.filter((value) => value === 0).length,
      unknown: odd.filter((value) => value === null).length,
    });
  });

  test.each(['plain', 'odd', 'zeros', 'few'])('the counts of %s between edges, each with its upper edge', async (name) => {
    const sorted = finite(name).sort((a, b) => a - b);
    const edges = [...new Set([0, 0.05, 0.3, 0.5, 0.77, 0.99].map((share) => sorted[Math.floor(share * (sorted.length - 1))]! + 0).concat(0, 1e300))].sort((a, b) => a - b);
    const expected = Array.from({ length: edges.length + 1 }, (_, bin) => sorted.filter((value) => value > (edges[bin - 1] ?? -Infinity) && value <= (edges[bin] ?? Infinity)).length);
    expect(await asked((await dialect()).binCounts(name, edges))).toEqual(expected);
    expect(await asked((await dialect()).binCounts(name, edges.slice(2, 3)))).toEqual([sorted.filter((value) => value <= edges[2]!).length, sorted.filter((value) => value > edges[2]!).length]);
  });

  test.each([[[] as number[]], [[0]], [[-1, 1]]])('the counts of a column of integers between the edges %j', async (edges) => {
    const sorted = finite('whole');
    const expected = Array.from({ length: edges.length + 1 }, (_, bin) => sorted.filter((value) => value > (edges[bin - 1] ?? -Infinity) && value <= (edges[bin] ?? Infinity)).length);
    expect(await asked((await dialect()).binCounts('CAST(whole AS DOUBLE)', edges))).toEqual(expected);
  });

  test.each(['few', 'zeros'])('each number of %s with its count, -0 and 0 as one', async (name) => {
    const expected = new Map<number, number>();
    for (const value of finite(name)) expected.set(value + 0, (expected.get(value + 0) ?? 0) + 1);
    const found = await asked((await dialect()).allNumbers(name));
    expect([...found].sort(([a], [b]) => a - b)).toEqual([...expected].sort(([a], [b]) => a - b));
  });

  test('each text with its count, the empty one and every script among them', async () => {
    const expected = counted(column('text'));
    expect(await asked((await dialect()).allCounts('text'))).toEqual(expected);
    const listed = ['', 'ä', "O'Brien", 'two\nlines', '😀', 'not there'];
    const { counts, other } = await asked((await dialect()).valueCounts('text', listed));
    expect(counts).toEqual(listed.map((text) => expected.get(text) ?? 0));
    expect(other).toBe(column('text').filter((text) => text !== null && !listed.includes(String(text))).length);
    expect(await asked((await dialect()).valueCounts('text', []))).toEqual({ counts: [], other: column('text').filter((text) => text !== null).length });
  });

  test('how many different values and combinations there are', async () => {
    const { distinct, aboutDistinct } = await dialect();
    const combinations = new Set(table.rows.filter((row) => row[5] !== null && row[8] !== null).map((row) => JSON.stringify([row[5], row[8]])));
    const found = await measure({ whole: distinct(['whole']), text: distinct(['text']), both: distinct(['whole', '"text"']), big: distinct(['big']), about: aboutDistinct('whole') });
    expect(found).toMatchObject({ whole: new Set(finite('whole')).size, text: counted(column('text')).size, both: combinations.size, big: 7 });
    expect(Math.abs(Number(found.about) / new Set(finite('whole')).size - 1)).toBeLessThan(0.1);
  });

  test('integers beyond 2^53 to the last digit', async () => {
    expect(await measure({ least: 'min(big)', greatest: 'max(big)', odd: 'count_if(big = 9007199254740993)', even: 'count_if(big = 9007199254740992)' })).toEqual({
      least: -9223372036854775808n,
      greatest: 9223372036854775807n,
      odd: column('big').filter((value) => value === 9007199254740993n).length,
      even: column('big').filter((value) => value === 9007199254740992n).length,
    });
  });

  test('text as its characters are counted, cut and folded', async () => {
    const texts = [...counted(column('text')).keys()];
    const found = await fixture().engine.query('SELECT DISTINCT text, length(text) AS long, lower(text) AS low, substr(text, 2, 2) AS part FROM source WHERE text IS NOT NULL', { source: await source() });
    const byText = new Map(found.values.text!.map((text, row) => [text, [found.values.long![row], found.values.low![row], found.values.part![row]]]));
    expect(byText).toEqual(new Map(texts.map((text) => [text, [[...text].length, text.toLowerCase(), [...text].slice(1, 3).join('')]])));
  });

  test('which texts are JSON', async () => {
    const { isJson } = await dialect();
    const isText = (text: Value) => {
      try {
        JSON.parse(String(text));
        return true;
      } catch {
        return false;
      }
    };
    const texts = column('text').filter((text) => text !== null);
    expect(await measure({ json: `count_if(${isJson('text')})` })).toEqual({ json: texts.filter(isText).length });
  });

  test('moments, to 1e-9', async () => {
    for (const name of ['plain', 'zeros', 'few', 'whole']) {
      const numbers = finite(name);
      const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
      const deviation = Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length);
      const found = await measure({ mean: `avg(${name})`, deviation: `stddev_pop(${name})` });
      expect(Math.abs(Number(found.mean) - mean)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(mean)));
      expect(Math.abs(Number(found.deviation) - deviation)).toBeLessThanOrEqual(1e-9 * deviation);
    }
  });

  test('days and instants, as text and as seconds', async () => {
    const { instant, epoch } = await dialect();
    const days = column('day').filter((day): day is string => day !== null).sort();
    const times = column('at').filter((at): at is string => at !== null);
    const milliseconds = times.map((at) => Date.parse(`${at.replace(' ', 'T').slice(0, 23)}Z`)).sort((a, b) => a - b);
    const found = await measure({
      first: 'min(day)', last: 'max(day)', least: 'min("at")',
      start: epoch(`min(${instant('"at"')})`), end: epoch(`max(${instant('"at"')})`), dayStart: epoch(`min(${instant('day')})`),
      none: `count_if(${instant('text')} IS NOT NULL)`,
    });
    expect(found).toMatchObject({ first: days[0], last: days.at(-1), least: times.sort()[0]!.replace(' ', 'T'), dayStart: Date.parse(days[0]!) / 1000, none: 0 });
    expect(Math.abs(Number(found.start) - milliseconds[0]! / 1000)).toBeLessThan(0.001);
    expect(Math.abs(Number(found.end) - milliseconds.at(-1)! / 1000)).toBeLessThan(0.001);
  });

  test.each<[string, number | null]>([
    ['2020-02-29', 1582934400], ['2020-02-29 01:02:03', 1582938123], ['2020-02-29T01:02:03', 1582938123], ['2020-02-29T01:02', 1582938120],
    ['2020-02-29T01:02:03Z', 1582938123], ['2020-02-29T01:02:03.25Z', 1582938123.25], ['2020-02-29T01:02:03+02:00', 1582930923], ['2020-02-29 01:02:03+0200', 1582930923],
    ['2020-02-29T01:02:03-05', 1582956123], ['2020-02-30', null], ['2020-02-29T25:00:00Z', null], ['20200229', null], ['2020', null], ['02/29/2020', null], ['1582938123', null], ['now', null], ['', null],
    ['2020-02-29 01:02:03 UTC', 1582938123], ['2020-02-29 01:02:03 America/New_York', null], ['2020-02-29 01:02:03 EST', null], ['2020-02-29 01:02:03 -05:30', null], ['2020-02-29T01:02Z', null],
    ['epoch', null], ['infinity', null], ['0044-03-15 (BC)', null], ['12020-01-01', null],
  ])('the text %j as an instant', async (text, expected) => {
    const { instant, epoch } = await dialect();
    expect(await measure({ seconds: epoch(instant(`max('${text}')`)) })).toEqual({ seconds: expected });
  });

  test('a text with a zone of a name moves no other text', async () => {
    const { instant, epoch } = await dialect();
    const text = `CASE WHEN id % 3 = 0 THEN '2020-02-29 01:02:03 America/New_York' ELSE '2020-02-29 01:02:03' END`;
    expect(await measure({ first: epoch(`min(${instant(text)})`), last: epoch(`max(${instant(text)})`), none: `count_if(${instant(text)} IS NULL)` })).toEqual({ first: 1582938123, last: 1582938123, none: 1000 });
  });

  /** As RE2 has them: what other engines mean by the same letters is another thing. */
  const UUID = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$';
  test.each<[string, string, boolean]>([
    ['b', 'abc', true], ['^b', 'abc', false], ['^abc$', 'abc', true], ['^a$', 'a\n', false], ['(?m)^a$', 'a\n', true], ['^a$', 'b\na', false], ['(?m)^a$', 'b\na', true], ['\\Aa\\z', 'a', true],
    ['^.$', '\n', false], ['^(?s:.)$', '\n', true], ['^.$', '\r', true], ['^.$', '\u2028', true], ['^.$', '😀', true], ['^\\d$', '٣', false], ['^\\d+$', '007', true], ['^\\w$', 'é', false], ['^\\W$', 'é', true],
    ['^\\s$', '\u00a0', false], ['^\\s$', '\u000b', false], ['^[[:space:]]$', '\u000b', true], ['^\\S$', ' ', false], ['\\ba\\b', 'aé', true], ['\\Ba', 'ba', true], ['(?i)^straSSe$', 'STRASSE', true], ['(?i)^k$', '\u212a', true],
    ['(?i)^[^a-z]$', 'Q', false], ['^\\pL+$', 'naïve', true], ['^\\p{Greek}$', 'λ', true], ['^\\PL$', 'λ', false], ['^[^a-c]$', 'é', true], ['^[a&&b]$', '&', true], ['^[]a]$', ']', true], ['^[a\\]-]+$', 'a]-', true], ['^a{,2}$', 'a{,2}', true],
    ['^a{2,3}$', 'aaaa', false], ['^(?:a|b){2,}$', 'abba', true], ['^(a|bc)?$', '', true], ['^\\x41\\x{e9}$', 'Aé', true], ['^\\Qa.b\\E$', 'a.b', true], ['^\\Qa.b\\E$', 'axb', false], ['^$', '', true], ["^'$", "'", true], ['^\\.\\*$', '.*', true],
    ['^(?P<year>\\d{4})-\\d\\d$', '2020-02', true], [UUID, '123e4567-e89b-12d3-a456-426614174000', true], [UUID, '123e4567-e89b-12d3-a456-42661417400', false], ['a*?b', 'aab', true], ['^a|b$', 'ac', true], ['^[\\w.-]+@[a-z]+$', 'a.b-c@x', true],
  ])('the pattern %j for the text %j: %p', async (pattern, text, expected) => {
    const { matches } = await dialect();
    const { values: found } = await fixture().engine.query(`SELECT ${matches('$text', pattern)} AS matches FROM source LIMIT 1`, { source: await source() }, { text });
    expect(found.matches).toEqual([expected]);
  });

  test('a condition that cannot be calculated is unknown, and does not end the scan', async () => {
    const { attempt } = await dialect();
    const cast = attempt('CAST(text AS INTEGER) = 7');
    expect(await measure({ rows: 'count(*)', seven: `count_if(${cast})`, decided: `count(${cast})` })).toEqual({
      rows: 3000,
      seven: column('text').filter((text) => text === '007').length,
      decided: column('text').filter((text) => text === '007' || (fixture().name === 'duckdb' && text === '1e5')).length,
    });
  });

  test('exact order statistics', async () => {
    const requests = ['plain', 'odd', 'zeros', 'CAST(whole AS DOUBLE)', 'CAST(price AS DOUBLE)'].map((number) => ({ number, name: /(\w+)(?: AS|$)/.exec(number)![1]! }));
    const sorted = requests.map(({ name }) => column(name).filter((value) => value !== null).map(Number).filter(Number.isFinite).sort((a, b) => a - b));
    const ranks = sorted.map(({ length }) => [1, 2, Math.ceil(length / 4), Math.ceil(length / 2), length - 1, length]);
    const found = await fixture().engine.ranks(await source(), requests.map(({ number }, index) => ({ number, ranks: ranks[index]! })));
    expect(found.map((values) => values.map((value) => value + 0))).toEqual(ranks.map((wanted, index) => wanted.map((rank) => sorted[index]![rank - 1]! + 0)));
  });

  test('parameters of every kind', async () => {
    const sql = 'SELECT count(*) AS n FROM source WHERE id >= $from AND (text = $text OR big = $big) AND ($yes OR id < $none)';
    const { values: found } = await fixture().engine.query(sql, { source: await source() }, { from: 10, text: "O'Brien", big: 9007199254740993n, yes: true, none: null });
    expect(found.n).toEqual([table.rows.filter((row) => Number(row[0]) >= 10 && (row[8] === "O'Brien" || row[6] === 9007199254740993n)).length]);
  });

  test('rows as doubles, null as NaN, in the order that is asked for', async () => {
    const sql = 'SELECT CAST(id AS DOUBLE) AS id, CAST(plain AS DOUBLE) AS plain, odd, CAST(whole AS DOUBLE) AS whole FROM source ORDER BY source.id';
    const { rows, values: found } = await fixture().engine.numbers(sql, { source: await source() });
    expect(rows).toBe(3000);
    for (const name of ['id', 'plain', 'odd', 'whole']) expect(found[name]).toEqual(Float64Array.from(column(name), (value) => (value === null ? NaN : Number(value))));
    await expect(fixture().engine.numbers('SELECT text FROM source', { source: await source() })).rejects.toMatchObject({ problems: [{ code: 'sql-not-a-number' }] });
    expect((await fixture().engine.numbers('SELECT CAST(id AS DOUBLE) AS id FROM source WHERE id < -1', { source: await source() })).values.id).toHaveLength(0);
  });
}

export function values(table: TypedTable, name: string): Value[] {
  const index = Object.keys(table.columns).indexOf(name);
  return table.rows.map((row) => row[index]!);
}

function counted(column: readonly Value[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const value of column) if (value !== null) found.set(String(value), (found.get(String(value)) ?? 0) + 1);
  return found;
}
