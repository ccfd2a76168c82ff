/** A report of the team that is not what it should be: the reason in words, for a finding. */
export class UnreadableReport extends Error {}
