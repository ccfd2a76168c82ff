/** Codes of a policy that is not met, whoever would approve; of one shape with those of approvals, and merged into them. */
export const POLICY_REFUSALS = {
  frozen: {
    meaning: 'Nothing is promoted in this time.',
    fix: 'Wait until the window ends; a rollback needs no waiting.',
  },
  'freeze-unreadable': {
    meaning: 'A freeze window (`approval.freeze`) makes no sense, so nobody can say whether promotion is allowed now.',
    fix: 'Write both ends as days of the week (`Fri 16:00` to `Mon 08:00`) with a time zone that exists (`Europe/Berlin`), or both as instants (`2026-12-20T00:00Z`), the end after the start.',
  },
  stopped: {
    meaning: 'A stop file says that nothing is promoted.',
    fix: 'Find out who put it there and why; promotion goes on when it is removed from the branch.',
  },
  'incident-open': {
    meaning: 'An incident of this model is open.',
    fix: 'Close the issue when the incident is over. What serves can be rolled back meanwhile.',
  },
  'error-budget-spent': {
    meaning: 'Releases of this model did as much harm lately as its error budget allows.',
    fix: 'Wait until the oldest of them leaves the window, or let the owner of the policy change the budget in a reviewed change.',
  },
  'neighbour-in-rollout': {
    meaning: 'A model that this one depends on is in the middle of a rollout, and harm could not be told apart.',
    fix: 'Wait until its delivery has ended.',
  },
  'condition-unknown': {
    meaning: 'Whether a condition of promotion holds could not be found out.',
    fix: 'Mend what is named here, then start again.',
  },
  'version-missing': {
    meaning: 'The release that serves has a version, and the candidate has none: nobody could tell whether it is newer, or what callers meet.',
    fix: 'Write `release.version` into the delivery file, above the version that serves (named here), and deliver again.',
  },
  'version-reused': {
    meaning: 'Other bytes were delivered under this version before.',
    fix: 'Give the release a version of its own: `release.version`.',
  },
  'version-not-rising': {
    meaning: 'The version does not rise above that of what serves.',
    fix: 'Raise `release.version`; to go back to an older release use `rollback`.',
  },
  'version-step-too-small': {
    meaning: 'Callers of the model meet a change that the version does not announce.',
    fix: 'Raise `release.version` by as much as is said here, or keep what callers rely on.',
  },
  'floor-unreadable': {
    meaning: "The organisation's policy, which this delivery file extends, cannot be read.",
    fix: 'Make its repository readable: a public one needs no right; for another give the step, as SLUICE_POLICY_TOKEN, the token of a GitHub App with contents: read on that repository.',
  },
  'floor-invalid': {
    meaning: "The organisation's policy at this commit is not one.",
    fix: 'Hold it against schemas/policy.schema.json (`sluice policy show` names every mistake), and pin a commit at which it is sound.',
  },
  'floor-loosened': {
    meaning: "The delivery file asks for less than the organisation's policy.",
    fix: 'Ask for at least as much here, or take the line out: what is not declared is as the policy has it.',
  },
  'floor-role-missing': {
    meaning: "The organisation's policy asks for a role that the delivery file does not have.",
    fix: 'Add it to `approval.roles`, with an environment of its own.',
  },
  'document-missing': {
    meaning: 'A document that must be there is not.',
    fix: 'Add it to `approval.require` with `file` and `signature`, and keep both in the repository.',
  },
  'document-not-signed': {
    meaning: 'A document that must be there is not signed by its owner.',
    fix: 'Let its owner sign it as it is now: `sluice sign FILE --key KEY --signature FILE.sig`.',
  },
  'document-wrong-key': {
    meaning: 'The key that a document is held against is not that of its owner.',
    fix: 'Give the public key of the owner whom the policy names.',
  },
  'document-expired': {
    meaning: 'A document that must be there counts no longer, or nobody says until when it counts.',
    fix: 'Let its owner review and sign it anew, and give the new day as `expires`.',
  },
  'document-expires-too-late': {
    meaning: 'A document is to count for longer than the policy allows.',
    fix: 'Give an earlier day as `expires`.',
  },
  'automatic-not-met': {
    meaning: 'Nobody was asked, since a rule was to approve, and one of its conditions does not hold any more.',
    fix: 'Start a new run; it asks people.',
  },
} as const satisfies Record<string, { meaning: string; fix: string }>;
