/** Machine epsilon of the two float types: what scikit-learn's `log_loss` clips probabilities by (`finfo(dtype).eps`). */
export const EPSILON = { float64: 2 ** -52, float32: 2 ** -23 } as const;
