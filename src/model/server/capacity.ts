/** Requests a second that instances keep the objective at. */
export interface Scaling {
  /** One instance. */
  one: number;
  /** `instances` of them together. */
  many: number;
  instances: number;
}

export interface CapacityWish {
  peak: number;
  /** 0.3: 30 % more than the peak. */
  headroom: number;
  /** Instances that may be away. */
  down: number;
}

export interface CapacityPlan {
  /** Requests a second that are planned for. */
  wanted: number;
  /** Share of an instance's throughput that is left when `instances` of them run together. */
  efficiency: number;
  /** Share of the work that does not run side by side (Amdahl). */
  contention: number;
  /** With those that may be away; undefined where no number of instances is enough. */
  instances: number | undefined;
}

/**
 * Instances for the peak with headroom, and as many more as may be away. Throughput of N instances follows Amdahl's law (1967), as in
 * the Universal Scalability Law without coherency (Gunther 2007, §4): X(N) = N·X(1) / (1 + σ(N − 1)), with σ from the two
 * measured points. Instances that scale better than that (own machines, own cores) need fewer.
 */
export function capacityPlan({ one, many, instances }: Scaling, { peak, headroom, down }: CapacityWish): CapacityPlan {
  const wanted = peak * (1 + headroom);
  const efficiency = Math.min(1, many / (instances * one));
  const contention = Math.min(1, Math.max(0, ((instances * one) / many - 1) / (instances - 1)));
  const room = one - wanted * contention;
  const needed = wanted <= one ? 1 : room > 0 ? Math.ceil((wanted * (1 - contention)) / room - 1e-9) : undefined;
  return { wanted, efficiency, contention, instances: needed === undefined ? undefined : Math.max(1, needed) + down };
}

/** Hours of a mean month, as clouds bill them. */
export const HOURS_PER_MONTH = 730;
