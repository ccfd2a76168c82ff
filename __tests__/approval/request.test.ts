import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { approvalPolicy } from '../../src/approval/policy/policy.ts';
import { requestSections } from '../../src/approval/request/page.ts';
import type { Request, Situation } from '../../src/approval/request/request.ts';
import { roleSections } from '../../src/approval/request/role.ts';
import { rolloutSection } from '../../src/approval/request/rollout.ts';
import type { Finding, Section, Stage, Verdict } from '../../src/core/verdict.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import type { Ledger, LedgerEntry } from '../../src/evidence/ledger.ts';
import type { Plan } from '../../src/journal/events.ts';
import { renderCheckRun } from '../../src/report/check-run.ts';
import { renderSummary, SUMMARY_BYTES } from '../../src/report/summary.ts';
import { planOf } from '../../src/rollout/policy.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { finding, verdict } from '../../testkit/verdicts.ts';
import { AUTHOR, CHALLENGE, environment, facts as approvalFacts, STARTER } from './facts.ts';

const CANDIDATE = { name: 'income', version: '1.1.0', digest: `sha256:${'a'.repeat(64)}` } as const;
const CHAMPION = { name: 'income', version: '1.0.0', digest: `sha256:${'b'.repeat(64)}` } as const;
const BASIS = `version: 1
release: {name: income, version: 1.1.0, model: model/}
approval: {roles: {model-owner: {environment: income-owner}, risk: {environment: income-risk}}}
`;
const CANARY = `${BASIS}evidence: {signing: key, public_key: key.pem}
rollout:
  strategy: canary
  steps: [5, 100]
  fleet: {place: {command: ./place.sh}, ask: {http: 'http://127.0.0.1:1/{slot}'}}
  golden: {rows: golden.csv}
  traffic: {http: {url: 'http://127.0.0.1:1/weights'}}
  signals: {prometheus: {url: 'http://127.0.0.1:1'}}
  guardrails: [{name: errors, rate: {events: e, total: t}}]
  time_budget: 2 hours
  interval: 5 minutes
rollback: {within: 30 s, keep: 3}
`;

async function delivered(text: string): Promise<Delivery> {
  await using folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'delivery.yml'), text);
  return await loadDelivery('delivery.yml', { workspace: folder.path });
}

type Said = Partial<Verdict> & { details?: Record<string, unknown>; inputs?: { name: string; digest: string }[]; besideTeamCode?: boolean };

/** What a sealed ledger says, without the chain around it, which other tests are about. */
function ledger(stages: Partial<Record<Stage, Said>>, signer: LedgerEntry['signer'] = { kind: 'none' }): Ledger {
  const entries = Object.entries(stages).map(([stage, { details, inputs = [], besideTeamCode, ...said }], index) => {
    const about = verdict({ stage: stage as Stage, outcome: 'pass', headline: `${stage} passed.`, findings: [], notes: [], facts: [], ...said });
    const predicate = { stage, outcome: about.outcome, enforced: about.enforced, verdict: about, at: '2026-01-05T09:00:00.000Z', inputs, details, besideTeamCode, purpose: 'deliver' };
    return { line: index + 1, digest: `sha256:${'d'.repeat(64)}`, signer, statement: { predicate } } as unknown as LedgerEntry;
  });
  return { entries, head: entries.at(-1)?.digest, refusals: [] };
}

const parts = (weights: string) => ({ lineage: { parts: { weights: `sha256:${weights.repeat(64)}`, code: `sha256:${'c'.repeat(64)}` } } });
const fair: Finding = finding({ code: 'fairness-gap', outcome: 'pass', rule: 'equalized odds difference by sex', message: 'By sex, the gap is 0.09 against 0.10.', expected: 'difference ≤ 0.05', numbers: { candidate: 0.09, champion: 0.1, difference: -0.01 }, interval: { low: -0.07, high: 0.04, level: 0.95, method: 'bootstrap' } });
const NOW = {
  identify: { details: parts('1') },
  'validate-data': { headline: 'The data fits its contract.', details: { rows: { test: 10_000, train: 22_000 } }, inputs: [{ name: 'data.test', digest: `sha256:${'7'.repeat(64)}` }, { name: 'data.train', digest: `sha256:${'8'.repeat(64)}` }] },
  'run-model-tests': {
    outcome: 'warn',
    headline: 'Passed: the candidate holds every limit.',
    figures: [{ name: 'roc_auc', candidate: 0.8999, champion: 0.8919, difference: 0.008, interval: { low: 0.0034, high: 0.0126, level: 0.95, method: 'bootstrap' }, wanted: 'difference ≥ -0.005', outcome: 'pass' }],
    findings: [
      fair,
      finding({ code: 'slice-too-small', outcome: 'inconclusive', rule: 'slices are judged', message: '11 slices are too small.' }),
      finding({ code: 'signature-kept', outcome: 'pass', message: 'Inputs and outputs are those of the champion.' }),
      finding({ code: 'check-excepted', outcome: 'pass', subject: { kind: 'check', name: 'known vulnerabilities' }, message: 'CVE-2026-1 (high) in jinja2 is accepted.', expected: '2027-01-31', owner: 'risk', because: 'templates are ours' }),
    ],
  },
  seal: {},
} satisfies Partial<Record<Stage, Said>>;
const BEFORE = { ...NOW, identify: { details: parts('2') }, 'validate-data': { ...NOW['validate-data'], details: { rows: { test: 10_000, train: 15_000 } }, inputs: [{ name: 'data.test', digest: `sha256:${'7'.repeat(64)}` }, { name: 'data.train', digest: `sha256:${'9'.repeat(64)}` }] } };

async function request(more: Partial<Request> = {}, text = CANARY): Promise<Request> {
  const delivery = await delivered(text);
  const situation: Situation = { champion: { release: CHAMPION, ledger: ledger(BEFORE) }, ...(delivery.spec.rollout && { rollout: { plan: planOf(delivery) } }) };
  return {
    delivery,
    release: CANDIDATE,
    policy: { ...approvalPolicy(delivery, { since: 'b'.repeat(40) }), risk: { class: 'high', because: ['rule 1 of release.risk: code is high (inference code changed)'], changes: [{ kind: 'weights', what: 'other weights' }, { kind: 'thresholds-loosened', what: 'the limit of roc_auc went from 0.88 to 0.85' }] } },
    challenge: CHALLENGE,
    ledger: ledger(NOW, { kind: 'key', keyid: `sha256:${'e'.repeat(64)}` }),
    situation,
    facts: approvalFacts(),
    involvement: { people: [{ id: AUTHOR.id, login: AUTHOR.login, because: ['author of ccccccc'] }, { id: STARTER.id, login: STARTER.login, because: ['started the run'] }], refusals: [] },
    ...more,
  };
}

const said = (sections: readonly Section[]): string => sections.map(({ title, lines, copy, table }) => [title, ...lines, copy ?? '', ...(table?.rows ?? []).map((row) => row.join(' ; '))].join('\n')).join('\n');
const page = async (more: Partial<Request> = {}, text?: string): Promise<string> => said(requestSections(await request(more, text)));

describe('the page of a request', () => {
  test.each([
    ['what is asked', 'May income 1.1.0 (release aaaaaaaaaaaa) take the place of income 1.0.0 (release bbbbbbbbbbbb), which serves now?'],
    ['the code, to be copied', 'approve aqln-cgzz-g7en-stuj'],
    ['how to agree', 'choose "Review deployments", tick the environment of your role'],
    ['how to refuse', 'To refuse: reject there, with your reason. One refusal ends this run.'],
    ['until when', 'Your answer counts until 2026-01-12 09:00 UTC, 7 days after this run began.'],
    ['the version', 'The version goes from 1.0.0 to 1.1.0.'],
    ['the commits', 'It is built from commit ccccccc, one commit after bbbbbbb, which serves.'],
    ['the signature', 'Inputs and outputs: Inputs and outputs are those of the champion.'],
    ['the thresholds', 'The limit of roc_auc went from 0.88 to 0.85.'],
    ['the parts that changed', 'Weights ; 222222222222 ; 111111111111 ; yes'],
    ['the parts that did not', 'Inference code ; cccccccccccc ; cccccccccccc ; no'],
    ['the numbers with their intervals', 'roc_auc ; 0.8999 ; 0.8919 ; 0.008 ; of the difference: 0.0034 to 0.0126 (95 %) ; difference ≥ -0.005'],
    ['fairness', 'By sex, the gap is 0.09 against 0.10.'],
    ['the data that changed', 'train ; 22,000 ; 15,000 ; changed (999999999999 to 888888888888)'],
    ['the data that did not', 'test ; 10,000 ; 10,000 ; the same'],
    ['what stayed open', 'run-model-tests ; slices are judged ; 11 slices are too small.'],
    ['the vulnerabilities that somebody answers for', 'known vulnerabilities ; CVE-2026-1 (high) in jinja2 is accepted. ; 2027-01-31 ; templates are ours ; risk'],
    ['the class of risk', 'Risk: high'],
    ['why this class', 'Rule 1 of release.risk: code is high (inference code changed).'],
    ['the steps', '5 % of users get it first, then 100 %.'],
    ['the guardrails', 'Guardrail "errors": it is taken back when its rate rises beyond 1.1 times the champion\'s; more users come only when 1.5 times or more is ruled out.'],
    ['the error rates', 'a good candidate is taken back by mistake with a chance of at most 5 %'],
    ['the other reasons to take it back', 'when its signals are away for more than 10 minutes, when nobody has looked after the rollout for 10 minutes'],
    ['the way back', 'A way back must end within 30 s; the last 3 good releases are kept for it.'],
    ['who may', 'model-owner ; environment income-owner ; anybody of the team income-owner-team ; members of the team who are named above'],
    ['who may not, and why', 'octocat (account 303) may not: author of ccccccc.'],
    ['who else may not', 'defunkt (account 404) may not: started the run.'],
    ['the signature of the evidence', 'The evidence is signed: with the key sha256:eeeeeeeeeeee.'],
    ['what was not asked', 'Not asked, since the delivery file does not:'],
  ])('tells %s', async (_what, text) => {
    expect(await page()).toContain(text);
  });

  test('of a first delivery says that there is nothing to compare with', async () => {
    const text = await page({ situation: { rollout: (await request()).situation.rollout } });
    expect(text).toContain('No release is known to serve now, so there is nothing that it is compared with.');
    expect(text).toContain('Everything: there is no champion to compare with.');
    expect(text).toContain('There is no champion whose data this could be compared with.');
    expect(text).toContain('There is no champion to compare with, so all users get it at once; it is then watched for');
    expect(text).not.toContain('Guardrail "errors"');
  });

  test("says so where the champion's evidence is not kept", async () => {
    const text = await page({ situation: { champion: { release: CHAMPION } } });
    expect(text).toContain("The champion's evidence is not kept, so what it is made of cannot be compared with.");
    expect(text).toContain("The champion's evidence is not kept, so its data cannot be compared with.");
  });

  test.each([
    ['behind' as const, 'which is OLDER than bbbbbbb, which serves.'],
    ['identical' as const, 'as what serves.'],
    ['diverged' as const, 'it lacks others that serve.'],
    ['whole-history' as const, 'in its history.'],
  ])('says how its commit stands to the one that serves: %s', async (status, words) => {
    const facts = approvalFacts();
    expect(await page({ facts: { ...facts, commits: { ...facts.commits, status } } })).toContain(words);
  });

  test('says what was never asked, measured beside team code, not enforced or unsigned', async () => {
    const stages = { 'validate-data': { ...NOW['validate-data'], enforced: false, outcome: 'fail' as const, findings: [finding({ rule: 'age: between 17 and 90' })] }, 'probe-model': { besideTeamCode: true } };
    const text = await page({ ledger: ledger(stages) }, `${BASIS.replace('approval: {', 'approval: {separation_of_duties: false, ')}data: {enforce: false, test: t.csv, key: [id], label: y}\n`);
    expect(text).toContain('There are none: nothing with a number was asked of this model.');
    expect(text).toContain('Nothing was asked about fairness');
    expect(text).toContain('❌ ; validate-data (not enforced) ; age: between 17 and 90');
    expect(text).toContain('Not enforced, and so no part of the evidence: data, tests (none declared).');
    expect(text).toContain('The evidence is unsigned');
    expect(text).toContain('which could have touched the numbers: probe-model.');
    expect(text).toContain('Makers may approve their own candidate here');
    expect(text).not.toContain('may not: author of');
    expect(text).toContain('the delivery file declares no rollout');
  });

  test('says that nobody is asked where a rule approves, and shows the rest all the same', async () => {
    const text = await page({ rule: 'weights and data alone changed' });
    expect(text).toContain('Nobody is asked');
    expect(text).toContain('A rule of the policy approves it: Weights and data alone changed.');
    expect(text).not.toContain('To agree:');
    expect(text).not.toContain('approve aqln');
    expect(text).toContain('Weights ; 222222222222 ; 111111111111 ; yes');
  });

  test('asks for a reason and answers where the policy does', async () => {
    const { policy } = await request();
    const text = await page({ policy: { ...policy, rationale: { characters: 40, questions: [{ id: 'harm', ask: 'Who could be harmed?' }] } } });
    expect(text).toContain('the line below and a reason of at least 40 characters');
    expect(text).toContain('in a line that begins with `harm:` — Who could be harmed?');
  });

  test('says what the promotion pull request must hold, where reviews of one are asked for', async () => {
    const { policy } = await request();
    const text = await page({ policy: { ...policy, source: 'pull-request' }, promotion: { path: 'promotions/income.json', text: '{"release": "sha256:1"}\n' } });
    expect(text).toContain('To agree: approve the pull request of this promotion');
    expect(text).toContain('Somebody opens a pull request that changes promotions/income.json');
    expect(text).toContain('{"release": "sha256:1"}');
  });

  test('names reviewers who made the candidate beside the environment that they review', async () => {
    const facts = approvalFacts({ environments: new Map([['model-owner', environment(11, 'income-owner', { reviewers: [{ kind: 'User', id: AUTHOR.id, name: 'octocat' }, { kind: 'User', id: 101, name: 'mona' }] })], ['risk', undefined]]) });
    expect(await page({ facts })).toContain('model-owner ; environment income-owner ; octocat, mona ; octocat');
  });
});

describe('what follows an approval, in words', () => {
  const plan: Plan = { strategy: 'canary', steps: [1, 50, 100], guardrails: [{ name: 'errors', unit: 'interval', tolerate: 1.1, margin: 1.5, critical: false, falseRollback: 0.025 }], falsePromotion: 0.05, interval: 60_000, lease: 600_000, blindFor: 600_000, timeBudget: 86_400_000, watch: 3_600_000, atEnd: 'hold' };
  const words = async (rollout: Situation['rollout'], soak = 0): Promise<string> => {
    const asked = await request();
    return rolloutSection({ ...asked, policy: { ...asked.policy, soak }, situation: { champion: { release: CHAMPION }, ...(rollout && { rollout }) } }).lines.join('\n');
  };

  test.each<[string, Situation['rollout'], number, string]>([
    ['its steps', { plan }, 0, '1 % of users get it first, then 50 %, then 100 %. Each step lasts until the evidence of that step allows more, looked at every 1 minute.'],
    ['a soak of its class', { plan }, 3_600_000, 'Each step lasts at least 1 hour and until the evidence'],
    ['an end that asks a person', { plan }, 0, 'Where 1 day pass without such evidence, it stays where it is and a person is asked.'],
    ['an end that takes it back', { plan: { ...plan, atEnd: 'rollback' } }, 0, 'such evidence, it is taken back.'],
    ['a guardrail that is not critical', { plan }, 0, 'the rollout is held and a person is asked when its rate rises beyond 1.1 times'],
    ['a step for all', { plan: { ...plan, strategy: 'replace', steps: [100], guardrails: [] } }, 0, 'All users get it at once (strategy replace). Champion and candidate never serve side by side'],
    ['a rollout that cannot begin', { problems: ['Strategy `canary` has no guardrail.'] }, 0, 'Nothing: the rollout as it is declared cannot begin.\nStrategy `canary` has no guardrail.'],
    ['none', undefined, 0, 'nothing in this evidence says how the release comes to its users'],
  ])('%s', async (_what, rollout, soak, text) => {
    expect(await words(rollout, soak)).toContain(text);
  });
});

describe('a review that does not count', () => {
  const wrong = { code: 'challenge-wrong', expected: '`approve aqln-cgzz-g7en-stuj` in the comment of mona (101)', actual: 'a comment with another code', fix: '' };

  test('is told to whoever gave it: what was wrong, the code that was asked for, and what to do', () => {
    const [section] = roleSections('risk', CHALLENGE, '42', [wrong]);
    expect(section).toMatchObject({ title: 'Your review for risk does not count', copy: 'approve aqln-cgzz-g7en-stuj' });
    expect(section!.lines.join('\n')).toContain('Found: a comment with another code.');
    expect(section!.lines.join('\n')).toContain('`resume: 42`');
  });

  test('by the wrong person names no code, and other refusals are not the reviewer\'s', () => {
    const [section] = roleSections('risk', CHALLENGE, '42', [{ ...wrong, code: 'approver-made-the-candidate' }]);
    expect(section).toMatchObject({ title: 'Your review for risk does not count' });
    expect(section!.copy).toBeUndefined();
    expect(roleSections('risk', CHALLENGE, '42', [{ ...wrong, code: 'environment-missing' }])).toEqual([]);
  });
});

describe('hostile text on the page', () => {
  const PIECES = ['|', '`', '```', '\n', '\n# h', '</details>', '<img src=x onerror=1>', '@name', '#1', '[a](https://evil.example)', '${{ secrets.X }}', '::error::', '\u202e', '$x$', '*', '_', 'é'];
  const hostile = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })), { maxLength: 10 }).map((list) => list.join(''));
  const html = (text: string): string => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  const skeleton = (text: string): string => [...html(text).matchAll(/<[^>]*>/g)].map(([tag]) => tag).join('');

  test('from findings, names, people and environments changes nothing of its shape', async () => {
    const plain = await request();
    const asked = (text: string): Request => ({
      ...plain,
      release: { ...CANDIDATE, version: `1${text}` },
      ledger: ledger({ ...NOW, 'run-model-tests': { headline: `h${text}`, figures: [{ name: `f${text}`, candidate: 1, wanted: `w${text}`, outcome: 'pass' }], findings: [finding({ outcome: 'warn', rule: `r${text}`, message: `m${text}` }), { ...fair, rule: `r${text}`, message: `m${text}` }] } }),
      facts: approvalFacts({ environments: new Map([['model-owner', environment(11, `e${text}`, { reviewers: [{ kind: 'Team', id: 1, name: `t${text}` }] })]]) }),
      involvement: { people: [{ id: 1, login: `l${text}`, because: [`b${text}`] }], refusals: [] },
      policy: { ...plain.policy, risk: { class: 'high', because: [`b${text}`], changes: [{ kind: 'data', what: `c${text}` }] } },
    });
    const rendered = (text: string): string => renderSummary(verdict({ outcome: 'pass', findings: [], sections: requestSections(asked(text)) }));
    const wanted = skeleton(rendered('x'));
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = rendered(text);
        expect(skeleton(shown)).toBe(wanted);
        expect(shown).not.toContain('${{');
        expect(html(shown)).not.toMatch(/@[A-Za-z0-9]/);
      }),
      { numRuns: 60, seed: 11 },
    );
  }, 30_000);

  test('in any amount fits the summary and the check run, cut at a row with a note, with the code still on it', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => finding({ outcome: 'warn', rule: `rule ${index}`, message: 'é'.repeat(300) }));
    const asked = await request({ ledger: ledger({ ...NOW, 'run-model-tests': { findings: many } }) });
    const shown = verdict({ outcome: 'pass', findings: [], sections: requestSections(asked) });
    const check = renderCheckRun(shown, 'income');
    for (const [text, most] of [[check.summary, 65_535], [renderSummary(shown), SUMMARY_BYTES]] as const) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
      expect(text).toContain('approve aqln-cgzz-g7en-stuj');
      expect(text).toMatch(/\d+ more of 3000 rows do not fit here; the whole list is in verdict\.json/);
      expect(text).toContain('Who may approve, and who may not');
      expect(text).toContain('octocat (account 303) may not');
      expect(text.split('\n').filter((line) => line.startsWith('| ⚠️')).every((line) => line.endsWith(' |'))).toBe(true);
    }
  });
});
