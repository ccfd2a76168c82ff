import type { Guardrail } from '../../delivery/spec.ts';

/** One slice of users: the column of the log (or label in Prometheus) that names it, and its value. */
export interface Segment {
  by: string;
  value: string;
}

/** What a guardrail is read as: itself, and once more for each of its slices. */
export function segmentsOf({ name, segments }: Pick<Guardrail, 'name' | 'segments'>): { name: string; segment?: Segment }[] {
  const slices = (segments?.values ?? []).map((value) => ({ name: segmentName(name, segments!.by, value), segment: { by: segments!.by, value } }));
  return [{ name }, ...slices];
}

export function segmentName(guardrail: string, by: string, value: string): string {
  return `${guardrail} [${by}=${value}]`;
}
