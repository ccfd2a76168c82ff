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

/** The id that `formatDeliveryId` wrote; undefined for any other text. */
export function parseDeliveryId(text: string): DeliveryId | undefined {
  const [, repositoryId, runId, attempt] = /^([1-9][0-9]{0,19})\/([1-9][0-9]{0,19})\/([1-9][0-9]{0,5})$/.exec(text) ?? [];
  return repositoryId && runId && attempt ? { repositoryId, runId, runAttempt: Number(attempt) } : undefined;
}
