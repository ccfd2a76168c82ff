import { created, invalid, list, notFound, ok, Refused, type Call, type Routes } from '../exchange.ts';
import { account, nodeId, repositoryUrl, webUrl } from '../shapes/account.ts';
import { ACTIONS_BOT, type Comment, type Issue, type State } from '../state.ts';

const ALL = '/repos/{owner}/{repo}/issues' as const;

export const issues: Routes = {
  [`get ${ALL}` as const]: {
    needs: ['issues:read'],
    answer: (call) => {
      if (call.state.repository.issues === false) throw new Refused(410, 'Issues are disabled for this repo');
      const { state: asked = 'open', labels, creator, since } = call.parameters;
      const wanted = labels === undefined ? [] : String(labels).split(',');
      const found = [...call.state.issues.values()]
        .reverse()
        .filter((each) => (asked === 'all' || each.state === asked) && wanted.every((label) => each.labels.includes(label)) && (creator === undefined || each.user.login === creator) && (since === undefined || Date.parse(each.updatedAt) >= Date.parse(String(since))));
      return list(call, found, (each) => issue(call.state, each, call.api));
    },
  },
  [`post ${ALL}` as const]: {
    needs: ['issues:write'],
    answer: (call) => {
      const { state, body, api } = call;
      if (state.repository.issues === false) throw new Refused(410, 'Issues are disabled for this repo');
      tooLong('Issue', 'title', String(body.title), 256);
      tooLong('Issue', 'body', body.body ?? '', 65_536);
      const now = state.now();
      const asked = ((body.labels ?? []) as (string | { name: string })[]).map((label) => (typeof label === 'string' ? label : label.name));
      // docs: "Labels are silently dropped" for those who may not push; an issue form of the repository sets them for anybody.
      const labels = mayLabel(call) ? asked : [];
      const made: Issue = {
        id: state.nextId(),
        number: state.nextNumber(),
        title: String(body.title),
        body: body.body ?? null,
        user: writer(call),
        labels,
        state: 'open',
        stateReason: null,
        createdAt: now,
        updatedAt: now,
        closedAt: null,
      };
      state.issues.set(made.number, made);
      return created(issue(state, made, api));
    },
  },
  [`get ${ALL}/{issue_number}` as const]: { needs: ['issues:read'], answer: (call) => ok(issue(call.state, issueOf(call), call.api)) },
  [`patch ${ALL}/{issue_number}` as const]: {
    needs: ['issues:write'],
    answer: (call) => {
      const { state, body, api } = call;
      const found = issueOf(call);
      if (call.caller.kind === 'user' && !mayLabel(call) && call.caller.user !== found.user) throw new Refused(403, 'Must have admin rights to Repository.');
      const now = state.now();
      if (body.title !== undefined && body.title !== null) found.title = String(body.title);
      if (body.body !== undefined) found.body = body.body;
      if (body.labels !== undefined) found.labels = (body.labels as (string | { name: string })[]).map((label) => (typeof label === 'string' ? label : label.name));
      if (body.state !== undefined && body.state !== found.state) {
        found.state = body.state;
        found.stateReason = body.state === 'open' ? 'reopened' : (body.state_reason ?? 'completed');
        found.closedAt = body.state === 'closed' ? now : null;
      }
      found.updatedAt = now;
      return ok(issue(state, found, api));
    },
  },
  [`get ${ALL}/{issue_number}/comments` as const]: {
    needs: ['issues:read', 'pull_requests:read'],
    answer: (call) => {
      const number = threadOf(call);
      return list(call, [...call.state.comments.values()].filter((each) => each.issue === number), (each) => comment(call.state, each, call.api));
    },
  },
  [`post ${ALL}/{issue_number}/comments` as const]: {
    needs: ['issues:write', 'pull_requests:write'],
    answer: (call) => {
      const now = call.state.now();
      tooLong('IssueComment', 'body', call.body.body, 65_536);
      const made: Comment = { id: call.state.nextId(), issue: threadOf(call), user: writer(call), body: call.body.body, createdAt: now, updatedAt: now };
      call.state.comments.set(made.id, made);
      return created(comment(call.state, made, call.api));
    },
  },
  [`patch ${ALL}/comments/{comment_id}` as const]: {
    needs: ['issues:write', 'pull_requests:write'],
    answer: (call) => {
      const found = call.state.comments.get(Number(call.parameters.comment_id));
      if (!found) throw notFound();
      found.body = call.body.body;
      found.updatedAt = call.state.now();
      return ok(comment(call.state, found, call.api));
    },
  },
};

/** In the words of its API. */
function tooLong(resource: string, field: string, text: string, most: number): void {
  if ([...text].length > most) throw invalid('Validation Failed', [{ resource, code: 'custom', field, message: `${field} is too long (maximum is ${most} characters)` }]);
}

function writer({ caller }: Call) {
  return caller.kind === 'user' ? caller.user : ACTIONS_BOT;
}

function mayLabel({ caller }: Call): boolean {
  return caller.kind !== 'user' || caller.user.role === 'write' || caller.user.role === 'admin';
}

function issueOf({ state, parameters }: Call): Issue {
  const found = state.issues.get(Number(parameters.issue_number));
  if (!found) throw notFound();
  return found;
}

/** Pull requests are commented on as issues. */
function threadOf({ state, parameters }: Call): number {
  const number = Number(parameters.issue_number);
  if (!state.issues.has(number) && !state.pulls.has(number)) throw notFound();
  return number;
}

function issue(state: State, found: Issue, api: string) {
  const base = repositoryUrl(state, api);
  const url = `${base}/issues/${found.number}`;
  return {
    id: found.id,
    node_id: nodeId('Issue', found.id),
    url,
    repository_url: base,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${webUrl(state)}/issues/${found.number}`,
    number: found.number,
    state: found.state,
    state_reason: found.stateReason,
    title: found.title,
    body: found.body,
    user: account(found.user, api),
    labels: found.labels.map((name) => ({ id: 1 + name.length, node_id: nodeId('Label', name), url: `${base}/labels/${encodeURIComponent(name)}`, name, description: null, color: 'ededed', default: false })),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    comments: [...state.comments.values()].filter((each) => each.issue === found.number).length,
    closed_at: found.closedAt,
    created_at: found.createdAt,
    updated_at: found.updatedAt,
    author_association: 'NONE',
  };
}

function comment(state: State, found: Comment, api: string) {
  const base = repositoryUrl(state, api);
  const kind = state.pulls.has(found.issue) ? 'pull' : 'issues';
  return {
    id: found.id,
    node_id: nodeId('IssueComment', found.id),
    url: `${base}/issues/comments/${found.id}`,
    html_url: `${webUrl(state)}/${kind}/${found.issue}#issuecomment-${found.id}`,
    issue_url: `${base}/issues/${found.issue}`,
    body: found.body,
    user: account(found.user, api),
    created_at: found.createdAt,
    updated_at: found.updatedAt,
    author_association: 'NONE',
  };
}
