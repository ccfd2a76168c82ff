/** One attempt to bring one candidate to users (DESIGN: repository id, approving run id, run attempt). */
export interface DeliveryId {
  repositoryId: string;
  runId: string;
  runAttempt: number;
}

/** `<repository id>/<run id>/<attempt>`; a run on a laptop is `local/<id>/1`. */
export function formatDeliveryId(id: DeliveryId): string {
  return `${id.repositoryId}/${id.runId}/${id.runAttempt}`;
}
