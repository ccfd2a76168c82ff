/** Every code with which the doctor says that something is wrong: what it means, and how grave it is (docs/doctor.md has an anchor each). */
export const DOCTOR_FINDINGS = {
  // Gates.
  'gate-missing': { outcome: 'fail', meaning: 'No workflow asks for an approval before users are moved.' },
  'environment-missing': { outcome: 'fail', meaning: 'An environment that is named does not exist; GitHub creates it without any rule when a job names it.' },
  'environment-misspelt': { outcome: 'fail', meaning: 'An environment that is named does not exist, and one of almost the same name does: the job would run unreviewed in a new one.' },
  'environments-cannot-hold': { outcome: 'fail', meaning: 'Environments of this private repository cannot have required reviewers on its plan, so they hold nothing.' },
  'environment-without-reviewers': { outcome: 'fail', meaning: 'Nobody has to review a job in the environment.' },
  'environment-allows-self-review': { outcome: 'fail', meaning: 'Whoever starts the run could approve it.' },
  'environment-admins-can-bypass': { outcome: 'fail', meaning: 'Administrators may start the waiting job without a review.' },
  'environment-admin-bypass-unknown': { outcome: 'fail', meaning: 'GitHub did not say whether administrators may bypass the environment, and the delivery file accepts no silence.' },
  'environment-open-to-every-branch': { outcome: 'fail', meaning: 'A job of any branch, with any change to its workflow, can enter the environment.' },
  'roles-share-environment': { outcome: 'fail', meaning: 'Two gates stand on one environment, and one review releases both.' },
  'one-maintainer': { outcome: 'fail', meaning: 'One person alone can start a delivery and approve it, and may not do both: the gate can never open.' },
  'role-unsatisfiable': { outcome: 'fail', meaning: 'Everybody who could approve had a hand in the candidate, or is needed for another role: the gate can never open.' },
  'author-unknown': { outcome: 'fail', meaning: 'An author of the candidate cannot be named, so every approval will be refused.' },
  'approver-without-access': { outcome: 'fail', meaning: 'Somebody who is to approve has no access to the repository.' },
  'reviews-too-weak': { outcome: 'fail', meaning: 'The protected branch lets a pull request in without a fresh review by another person.' },
  'branch-unprotected': { outcome: 'fail', meaning: 'Whoever can push to the branch can change roles and rules without another person.' },
  'branch-bypass': { outcome: 'warn', meaning: 'Some may pass by the rules of the branch.' },
  // Secrets.
  'secret-missing': { outcome: 'fail', meaning: 'A secret that the delivery file declares is not where it must be.' },
  'secret-outside-environment': { outcome: 'fail', meaning: 'A secret lies outside its environment, where a job of any branch can read it.' },
  'secrets-beside': { outcome: 'warn', meaning: 'Secrets lie outside environments, where a job of any branch can read them.' },
  'secret-without-environment': { outcome: 'fail', meaning: 'A job reads a secret and is in no environment, so nothing protects it.' },
  'secrets-inherited': { outcome: 'fail', meaning: 'A job hands every secret that it can see to a reusable workflow.' },
  'secret-due': { outcome: 'warn', meaning: 'A secret is older than its rotation period.' },
  // Evidence.
  'evidence-lapsed': { outcome: 'fail', meaning: 'The artifacts that held the evidence of what serves are gone.' },
  'evidence-lapses-soon': { outcome: 'warn', meaning: 'The artifacts that hold the evidence of what serves are gone within two weeks.' },
  'evidence-retention-short': { outcome: 'warn', meaning: 'GitHub keeps artifacts for less long than the delivery file declares.' },
  'evidence-retention-unknown': { outcome: 'warn', meaning: 'GitHub does not say how long it keeps the evidence of what serves.' },
  // The way back.
  'way-back-untried': { outcome: 'warn', meaning: 'The way back was not tried, or not walked through by people, as lately as the delivery file says.' },
  // Tokens and workflows.
  'token-writes-by-default': { outcome: 'fail', meaning: 'A job that says nothing of permissions gets a token that may write everything.' },
  'workflows-may-approve': { outcome: 'warn', meaning: 'A workflow may approve pull requests in place of a person: Sluice counts no such approval, and the branch does.' },
  'permissions-undeclared': { outcome: 'fail', meaning: 'A job says nothing of permissions and gets whatever the repository gives by default.' },
  'permissions-of-all-kinds': { outcome: 'fail', meaning: 'A job asks for every permission at once.' },
  'permission-not-needed': { outcome: 'fail', meaning: 'A job has a permission that none of its steps needs.' },
  'permission-missing': { outcome: 'fail', meaning: 'A job lacks a permission that its steps need; a call of a reusable workflow then fails before it starts.' },
  'action-unpinned': { outcome: 'fail', meaning: 'An action or a reusable workflow is named by a tag or a branch that its owner can move.' },
  'id-token-without-environment': { outcome: 'warn', meaning: 'A job can get an identity token and is in no environment: what trusts it cannot ask for an approval.' },
  'oidc-subject-loose': { outcome: 'fail', meaning: 'The subject of identity tokens says neither environment nor workflow, so that a cloud cannot ask for either.' },
  'team-code-with-rights': { outcome: 'fail', meaning: 'A job runs code of the team and has rights, secrets or an environment.' },
  'serving-without-environment': { outcome: 'fail', meaning: 'A job moves users and is in no environment: any branch could.' },
  'serving-environment-asks': { outcome: 'warn', meaning: 'The environment in which users are moved has reviewers, who would be asked at every tick; approvals have their own.' },
  'workflow-unreadable': { outcome: 'fail', meaning: 'A workflow file cannot be read as YAML, so nothing is known of it.' },
  // What is not known.
  'journal-unreadable': { outcome: 'inconclusive', meaning: 'The journal cannot be read, so it is not known what serves: neither who made the candidate since then, nor whether the evidence of what serves is still kept.' },
  'not-seen': { outcome: 'inconclusive', meaning: 'The token could not see this, so nothing is said of it.' },
} as const satisfies Record<string, { outcome: 'fail' | 'warn' | 'inconclusive'; meaning: string }>;

export type DoctorCode = keyof typeof DOCTOR_FINDINGS;
