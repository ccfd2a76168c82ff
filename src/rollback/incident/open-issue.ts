import type { Clock } from '../../core/seams.ts';
import { ForgeError } from '../../github/forge-error.ts';
import type { Forge, IssueFacts } from '../../github/forge.ts';
import type { Incident } from './incident.ts';
import { commentOf, eventMarker, incidentMarker, issueOf } from './issue.ts';

/** `known`: this way back was told before. */
export interface Told {
  kind: 'opened' | 'added' | 'known';
  issue: number;
}

export interface Telling {
  forge: Forge;
  clock: Clock;
  labels: readonly string[];
  /** A commit of this repository, for the reference by which one of several is told to speak. */
  commit?: string;
}

const LOOKS = 5;
const PAUSE = 2000;

/**
 * Opens the issue of an incident, or adds to the open one; told again it does nothing. Of several that tell the same way back at once one
 * speaks: whoever makes the reference that GitHub keeps. Where there may be none (no right to write contents), two could open one each,
 * and the later one is closed at once. An issue that people have closed is not opened again by the same way back. Undefined where the
 * repository has its issues turned off. Throws ForgeError.
 */
export async function openIncident(incident: Incident, telling: Telling): Promise<Told | undefined> {
  const { forge, clock } = telling;
  const before = await look(incident, telling);
  if (before === undefined) return undefined;
  if (before.told !== undefined) return { kind: 'known', issue: before.told };
  if (!(await mine(incident, telling)))
    for (let looks = 0; looks < LOOKS; looks += 1) {
      await clock.sleep(PAUSE);
      const told = (await look(incident, telling))?.told;
      if (told !== undefined) return { kind: 'known', issue: told };
    }
  // Whoever was to speak has died: nobody else will.
  const after = await look(incident, telling);
  if (after?.told !== undefined) return { kind: 'known', issue: after.told };
  const [open] = after?.open ?? [];
  if (open) {
    await forge.createComment(open.number, commentOf(incident));
    return { kind: 'added', issue: open.number };
  }
  const issue = (await forge.createIssue(issueOf(incident, telling.labels))).value.number;
  const [first] = (await look(incident, telling))?.open ?? [];
  if (first === undefined || first.number >= issue) return { kind: 'opened', issue };
  await forge.closeIssue(issue);
  return { kind: 'known', issue: first.number };
}

/** Issues of this incident that are open, oldest first, and the one in which this way back is told already. */
async function look({ key, event }: Incident, { forge, labels }: Telling): Promise<{ open: IssueFacts[]; told?: number } | undefined> {
  const listed = await forge.issues({ label: labels[0]! });
  if (listed === undefined) return undefined;
  // Labels are given by those who may write here, so a stranger's marker is not among them.
  const own = listed.value.filter(({ body }) => body.includes(incidentMarker(key))).sort((one, other) => one.number - other.number);
  const open = own.filter(({ state }) => state === 'open');
  for (const issue of own) if (await isTold(issue, event, forge)) return { open, told: issue.number };
  return { open };
}

async function isTold({ body, number }: IssueFacts, event: string, forge: Forge): Promise<boolean> {
  if (body.includes(eventMarker(event))) return true;
  return (await forge.comments(number)).value.some((comment) => comment.body.includes(eventMarker(event)));
}

/** True where nobody can say otherwise: better told twice than by nobody. */
async function mine({ event }: Incident, { forge, commit }: Telling): Promise<boolean> {
  if (commit === undefined) return true;
  try {
    return await forge.claimReference(`sluice/incident/${event}`, commit);
  } catch (error) {
    if (error instanceof ForgeError) return true;
    throw error;
  }
}
