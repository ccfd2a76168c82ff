import type { Refusal } from '../core/refusal.ts';

/** Every code with which evidence is refused: what it means, and what to do next (docs/refusals.md has an anchor each). */
export const REFUSAL_CODES = {
  'evidence-missing': {
    meaning: 'A stage that the policy asks for left no statement in the ledger.',
    fix: 'Run the stage for this release, then seal again.',
  },
  'approval-missing': {
    meaning: 'The ledger holds no approval of this release.',
    fix: 'Let require-approval finish with every role approved, then run this step with its ledger.',
  },
  'evidence-wrong-digest': {
    meaning: 'A statement is about another release than the bytes at hand.',
    fix: 'Act on the bytes that were tested, or deliver the new bytes from the start: one changed byte is another release.',
  },
  'evidence-failed': {
    meaning: 'A stage failed, or could not ask its question.',
    fix: 'Read its findings in the ledger, mend the release, and deliver again.',
  },
  'evidence-inconclusive': {
    meaning: 'A stage had too little data to decide; that is never a pass.',
    fix: 'Give it more rows, or a wider margin that someone answers for, and deliver again.',
  },
  'evidence-not-enforced': {
    meaning: 'The stage ran with `enforce: false`, which is shown and never counts.',
    fix: 'Take `enforce: false` out of the delivery file and deliver again.',
  },
  'evidence-develop-only': {
    meaning: 'The statement was made on the development split, as on a pull request.',
    fix: 'Run the delivery workflow: only it judges on the sealed test set.',
  },
  'evidence-stale': {
    meaning: 'The statement is older than the policy allows.',
    fix: 'Deliver again, or lengthen `evidence.max_age` on the protected branch.',
  },
  'evidence-from-future': {
    meaning: 'The statement claims a time that has not come.',
    fix: 'Set the clocks of the runners; if they are right, somebody wrote this by hand.',
  },
  'evidence-duplicate': {
    meaning: 'One stage left more than one sealed statement, so nobody can say which one counts.',
    fix: 'Seal one statement per stage and name; start a new delivery instead of repeating a stage.',
  },
  'evidence-edited': {
    meaning: 'A line is not what it was when the next one was written, or its signature does not fit.',
    fix: 'Take the ledger from where it was written (the artifact of the run); do not use this copy.',
  },
  'evidence-contradictory': {
    meaning: 'The parts of one statement say different things of it.',
    fix: 'Do not use it: Sluice never writes such a statement. Deliver again.',
  },
  'evidence-after-seal': {
    meaning: 'A statement of a test stage stands behind the seal.',
    fix: 'Use the ledger as it was sealed; a stage that is run again needs a new delivery.',
  },
  'evidence-other-repository': {
    meaning: 'The evidence was made in another repository.',
    fix: 'Deliver in this repository, or run the step where the evidence was made.',
  },
  'evidence-other-delivery': {
    meaning: 'The evidence belongs to another delivery (another run, or another attempt of it).',
    fix: 'Give the ledger of this delivery; a repeated run needs its own evidence and its own approval.',
  },
  'evidence-other-model': {
    meaning: 'The evidence is about another model than the delivery file names.',
    fix: 'Give the ledger of this model; models that share bytes still have deliveries of their own.',
  },
  'evidence-other-environment': {
    meaning: 'The evidence was made for another environment.',
    fix: 'Deliver the release to this environment: evidence of another one counts only where `parity` asks for it.',
  },
  'evidence-other-layout': {
    meaning: 'The files have the approved bytes under other names.',
    fix: 'Restore the names that the identify stage saw, or deliver the new layout from the start.',
  },
  'evidence-beside-team-code': {
    meaning: 'At high risk, a stage rests only on numbers measured beside code of the team, and no model tests by Sluice alone stand beside it.',
    fix: 'Let Sluice alone evaluate in a job of its own, or lower `release.risk` on the protected branch.',
  },
  'evidence-enforce-mismatch': {
    meaning: 'The statement and the delivery file disagree on whether the stage is enforced.',
    fix: 'Deliver again with the delivery file as it is now.',
  },
  'delivery-file-changed': {
    meaning: 'The delivery file is not the one that the evidence was made under.',
    fix: 'Deliver again with the new file, or act with the file of the approved commit.',
  },
  'ledger-unreadable': {
    meaning: 'The ledger, or a line of it, is no readable record.',
    fix: 'Take the ledger whole from where it was written; a cut or converted copy is not evidence.',
  },
  'schema-invalid': {
    meaning: 'A line or a statement does not fit its published schema.',
    fix: 'Use the ledger as Sluice wrote it, and a Sluice that is not older than the one that wrote it.',
  },
  'ledger-truncated': {
    meaning: 'Entries are missing, or the seal is.',
    fix: 'Take the ledger whole from where it was written, or run the seal step first.',
  },
  'ledger-reordered': {
    meaning: 'The entries do not stand in the order in which they were chained.',
    fix: 'Take the ledger whole from where it was written.',
  },
  'ledger-forked': {
    meaning: 'The record was continued twice from one place: two entries, or two ledgers of one delivery, disagree.',
    fix: 'Find out which jobs of the run wrote to it. Only the seal chains, and only one step at a time appends; use the ledger whose head the journal or the approving job names.',
  },
  'ledger-head-unreadable': {
    meaning: 'The signed head that lies beside the ledger is no head of a ledger.',
    fix: 'Take ledger.head.json from where the ledger was written, together with it.',
  },
  'pack-unreadable': {
    meaning: 'The list of an evidence pack is no list of one.',
    fix: 'Take the pack whole from where `sluice audit` wrote it, or write it anew from the ledger.',
  },
  'pack-file-changed': {
    meaning: 'A file of an evidence pack has other bytes than its list says, is gone, or was never in it.',
    fix: 'Take the pack whole from where `sluice audit` wrote it, or write it anew from the ledger.',
  },
  'pack-not-from-evidence': {
    meaning: 'What an evidence pack says is not what its own evidence and mapping say.',
    fix: 'Believe the ledger. Write the pack anew with `sluice audit`, of the same version of Sluice.',
  },
  'ledger-unsigned': {
    meaning: 'The policy asks for a signature and an entry has none.',
    fix: 'Give the seal and every later step the signer that `evidence.signing` names.',
  },
  'ledger-wrong-signer': {
    meaning: 'An entry was signed by somebody that the policy does not name.',
    fix: 'Compare the signer with `evidence.public_key`, or `identity` and `issuer`, on the protected branch.',
  },
  'parity-evidence-missing': {
    meaning: 'Nothing shows that the release served in the environment before this one.',
    fix: 'Deliver it there first. If it was, check `parity.from`: the journal or the ledger of that environment.',
  },
  'parity-evidence-unsound': {
    meaning: 'The record of the environment before does not verify, or was not signed by whom the policy names.',
    fix: 'Take the ledger from where it was written, and name the key of that environment in `parity.public_key` if it has one of its own.',
  },
  'parity-other-place': {
    meaning: 'The record is of another model, environment or repository than the one that comes before.',
    fix: 'Let `parity.from` name the journal or the ledger of the environment before this one, and `environment` in its delivery file say which it is.',
  },
  'parity-not-promoted': {
    meaning: 'The release did not stay in the environment before.',
    fix: 'See why it was refused or taken back there, mend it and deliver it there again.',
  },
  'parity-release-differs': {
    meaning: 'Another release serves in the environment before.',
    fix: 'Deliver these bytes there first, or deliver here what was delivered there. What may differ stands in `parity.ignore`.',
  },
  'parity-secrets-differ': {
    meaning: 'The inference code is given other secrets here than in the environment before, by their names.',
    fix: 'Declare the same names in `release.secrets` of both delivery files, or accept the difference in `parity.ignore`.',
  },
  'parity-stale': {
    meaning: 'The release served in the environment before too long ago.',
    fix: 'Deliver it there again, or lengthen `parity.max_age` on the protected branch.',
  },
  'parity-from-future': {
    meaning: 'The promotion in the environment before claims a time that has not come.',
    fix: 'Set the clocks of the runners; if they are right, somebody wrote this by hand.',
  },
  'policy-invalid': {
    meaning: 'What the gate was told to ask for cannot decide anything: no stage, a stage that does not exist, no signer, an age limit that is not above 0, or a clock without a time.',
    fix: 'Look at what is named here. A delivery file that `sluice check` accepts makes no such policy; code that calls the gate itself can.',
  },
  'resume-of-itself': {
    meaning: 'A run cannot take over its own evidence.',
    fix: 'Name the run that was sealed and not finished.',
  },
  'resume-of-a-repeated-run': {
    meaning: 'The evidence is of a later attempt of its run, in which nothing can be approved.',
    fix: 'Start a new delivery without `resume`.',
  },
  'resume-other-release': {
    meaning: 'The earlier run tested other bytes than those at hand.',
    fix: 'Start a new delivery without `resume`: other bytes are another release.',
  },
  'resume-other-commit': {
    meaning: 'The earlier run was of another commit.',
    fix: 'Start this run from the same commit, or start a new delivery without `resume`.',
  },
  'resume-other-delivery-file': {
    meaning: 'The delivery file has changed since the earlier run.',
    fix: 'Start a new delivery without `resume`: it is judged by the rules of today.',
  },
  'resume-not-passing': {
    meaning: 'A stage of the earlier run did not pass, and taking it over would not change that.',
    fix: 'Mend the release and start a new delivery without `resume`.',
  },
  'resume-stale': {
    meaning: 'The evidence of the earlier run is older than the policy allows.',
    fix: 'Start a new delivery without `resume`.',
  },
} as const satisfies Record<string, { meaning: string; fix: string }>;

export type RefusalCode = keyof typeof REFUSAL_CODES;

export function refuse(code: RefusalCode, expected: string, actual: string): Refusal {
  return { code, expected, actual, fix: REFUSAL_CODES[code].fix };
}
