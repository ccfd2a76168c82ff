/** A request that cannot be scored, through no fault of ours: 422. */
export class Unusable extends Error {}

/**
 * Rows as one array per input of the model. Numbers may come as text, optional fields may be left out (config.optional has
 * their values); a category that the model has never seen is passed on, for its one-hot encoding knows "none of these".
 */
export function readRows(rows, inputs, { optional, most_rows: most }) {
  if (!Array.isArray(rows)) throw new Unusable('The body needs `rows`: a list of objects.');
  if (rows.length > most) throw new Unusable(`A request may have ${most} rows, and this one has ${rows.length}.`);
  return Object.fromEntries(inputs.map(({ name, type }) => [name, rows.map((row, at) => readers[type](row?.[name] ?? optional[name], name, at))]));
}

const readers = {
  number(value, name, row) {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) throw new Unusable(`Row ${row}: ${name} must be a number.`);
    return number;
  },
  category(value, name, row) {
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '') throw new Unusable(`Row ${row}: ${name} must be a text.`);
    return text;
  },
};
