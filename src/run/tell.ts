import { DriverError } from '../core/driver-error.ts';
import type { StageResult } from '../core/stage.ts';
import { worst, type Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { ForgeError } from '../github/forge-error.ts';
import type { Forge } from '../github/forge.ts';
import { incidentIn, type Incident } from '../rollback/incident/incident.ts';
import { openIncident } from '../rollback/incident/open-issue.ts';
import { postWebhook } from '../rollback/incident/webhook.ts';
import { finding } from '../rollback/verdict-parts.ts';
import type { JournalAccess } from '../serving/recorder.ts';
import { problemsOf } from './judge.ts';
import type { Session } from './session.ts';

export interface TellingRun {
  /** GitHub, where this runs beside it and may write issues. */
  forge?: () => Promise<Forge>;
}

const ISSUE_LABELS = ['model-incident'];

/**
 * The result with what became of telling it: one issue and one call of the webhook for each way back, by `notify`. Asked again (a run that
 * was killed, two at once) nobody is told twice by an issue; without one, a webhook may come again under the same id. Whatever fails here
 * is a warning: users are served by then. `left` is the release that was taken back, where the result does not say it.
 */
export async function tellOf(delivery: Delivery, session: Session, { journal }: Pick<JournalAccess, 'journal'>, { forge }: TellingRun, result: StageResult, left: string | 'newest' | undefined = leftIn(result)): Promise<StageResult> {
  const { notify } = delivery.spec;
  if (left === undefined || !notify) return result;
  const findings: Finding[] = [];
  let incident: Incident | undefined;
  let issue: number | undefined;
  let known = false;
  try {
    incident = incidentIn(await journal.read(), delivery, result.verdict, { left: left === 'newest' ? undefined : left, run: pageOf(session) });
  } catch (error) {
    findings.push(failed(error));
  }
  if (incident && notify.issue) {
    try {
      if (!forge) findings.push(finding('incident-not-told', 'warn', RULE, 'There is no GitHub to open an issue at: no run, or no token.', 'Open one by hand, with the label of `notify.issue`.'));
      else {
        const told = await openIncident(incident, { forge: await forge(), clock: session.clock, labels: notify.issue.labels ?? ISSUE_LABELS, commit: session.commit });
        issue = told?.issue;
        known = told?.kind === 'known';
        findings.push(told ? finding('incident-told', 'pass', RULE, `Issue #${told.issue} ${TOLD[told.kind]}.`) : finding('incident-not-told', 'warn', RULE, 'The repository has its issues turned off.', 'Turn them on, or take `notify.issue` out.'));
      }
    } catch (error) {
      findings.push(failed(error));
    }
  }
  if (incident && notify.webhook && !known) findings.push(await posted(delivery, session, incident, issue));
  return withFindings(result, findings, incident && { key: incident.key, event: incident.event, ...(issue !== undefined && { issue }) });
}

const RULE = 'Who answers for the model is told';
const TOLD = { opened: 'was opened', added: 'was open, and has it too', known: 'has it already' } as const;

async function posted(delivery: Delivery, { env, clock }: Session, incident: Incident, issue: number | undefined): Promise<Finding> {
  const { url, url_env: urlName, secret_env: secretName } = delivery.spec.notify!.webhook!;
  const missing = [urlName, secretName].filter((name) => name !== undefined && !env[name]);
  if (missing.length > 0) return finding('webhook-secret-missing', 'warn', RULE, `\`notify.webhook\` names ${missing.join(' and ')}, which is not set here.`, 'Set it in this job (`env:` with a secret of its environment).');
  try {
    await postWebhook(incident, { url: url ?? env[urlName!]!, secret: secretName === undefined ? undefined : env[secretName], clock, insecure: delivery.spec.evidence?.insecure, issue });
    return finding('webhook-told', 'pass', RULE, `The webhook took it${secretName === undefined ? ', unsigned' : ', signed'}.`);
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return finding(error.code, 'warn', RULE, error.message.replace(/ \[[a-z-]+\]$/, ''), error.fix);
  }
}

function failed(error: unknown): Finding {
  if (error instanceof ForgeError) return finding('incident-not-told', 'warn', RULE, `No issue could be opened: ${error.actual}.`, error.fix);
  const [problem] = problemsOf(error);
  return finding('incident-not-told', 'warn', RULE, `No issue could be opened: ${problem!.message}`, problem!.fix);
}

/** Undefined where nothing was taken back, or where that was a drill. */
function leftIn({ details }: StageResult): string | undefined {
  const back = details?.rolledBack as { drill?: true; from?: { digest?: string } } | undefined;
  return back?.drill ? undefined : back?.from?.digest;
}

function withFindings({ verdict, ...rest }: StageResult, findings: readonly Finding[], incident: Record<string, unknown> | undefined): StageResult {
  const all = [...verdict.findings, ...findings];
  return { ...rest, verdict: { ...verdict, findings: all, outcome: worst([verdict.outcome, ...findings.map(({ outcome }) => outcome)]) }, details: { ...rest.details, ...(incident && { incident }) } };
}

/** Of this run on GitHub, as far as the runner's own variables make an address. */
function pageOf({ env }: Session): string | undefined {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: run = '' } = env;
  const page = `${server}/${repository}/actions/runs/${run}`;
  return /^https?:\/\/[A-Za-z0-9.:-]+\/[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+\/actions\/runs\/[1-9][0-9]*$/.test(page) ? page : undefined;
}
