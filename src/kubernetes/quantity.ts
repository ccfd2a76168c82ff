/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity: binary and decimal suffixes, or an exponent. */
const SUFFIXES: Readonly<Record<string, number>> = { '': 1, n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };
const QUANTITY = /^([+-]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20}))(?:([eE][+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i)?)$/;

/** `250m` as 0.25, `64Mi` as 67108864; undefined for what is no quantity. */
export function quantityOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const [, digits, exponent = '', suffix = ''] = (typeof value === 'string' && QUANTITY.exec(value)) || [];
  return digits === undefined ? undefined : Number(`${digits}${exponent}`) * SUFFIXES[suffix]!;
}
