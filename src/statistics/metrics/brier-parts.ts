/** Murphy's parts of the Brier score (1973): brier = reliability − resolution + uncertainty (+ what bins hide). */
export interface BrierParts {
  brier: number;
  /** Weighted mean of (mean score − share of positives)² over the bins: 0 is perfect. */
  reliability: number;
  /** Weighted mean of (share of positives in the bin − overall share)²: more is better. */
  resolution: number;
  /** p (1 − p): what no model can change. */
  uncertainty: number;
  /** Brier − (reliability − resolution + uncertainty): 0 over distinct scores; the spread of scores within bins otherwise (Stephenson et al. 2008). */
  withinBins: number;
}

/**
 * Decomposition over the distinct scores, or over bins of them: `binOf[i]` is the bin of distinct score i. Takes the weights
 * at each distinct score as a curve form does. `undefined` where there is no weight.
 */
export function brierParts(
  distinct: Float64Array,
  positives: Float64Array,
  negatives: Float64Array,
  binOf?: Int32Array,
): BrierParts | undefined {
  const bins = binOf ? binOf.reduce((most, bin) => Math.max(most, bin + 1), 0) : distinct.length;
  const [weightOf, positiveOf, scoreOf] = [new Float64Array(bins), new Float64Array(bins), new Float64Array(bins)];
  let total = 0;
  let allPositives = 0;
  let squares = 0;
  for (let i = 0; i < distinct.length; i++) {
    const weight = positives[i]! + negatives[i]!;
    const bin = binOf ? binOf[i]! : i;
    weightOf[bin]! += weight;
    positiveOf[bin]! += positives[i]!;
    scoreOf[bin]! += weight * distinct[i]!;
    total += weight;
    allPositives += positives[i]!;
    squares += positives[i]! * (1 - distinct[i]!) ** 2 + negatives[i]! * distinct[i]! ** 2;
  }
  if (!(total > 0)) return undefined;
  const share = allPositives / total;
  let reliability = 0;
  let resolution = 0;
  for (let bin = 0; bin < bins; bin++) {
    const weight = weightOf[bin]!;
    if (weight === 0) continue;
    const rate = positiveOf[bin]! / weight;
    reliability += weight * (scoreOf[bin]! / weight - rate) ** 2;
    resolution += weight * (rate - share) ** 2;
  }
  const parts = { brier: squares / total, reliability: reliability / total, resolution: resolution / total, uncertainty: share * (1 - share) };
  return { ...parts, withinBins: parts.brier - (parts.reliability - parts.resolution + parts.uncertainty) };
}
