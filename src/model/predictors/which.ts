export type Which = 'candidate' | 'champion';

/** Where the delivery file declares each predictor, below `tests`. */
export const PREDICTOR_KEYS = { candidate: 'predictor', champion: 'champion_predictor' } as const;
