import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { approvalPhrase, challengeIn } from '../../src/approval/challenge.ts';
import { decide } from '../../src/approval/decision/decide.ts';
import { APPROVAL_REFUSALS } from '../../src/approval/refusal-codes.ts';
import { ForgeError } from '../../src/github/forge-error.ts';
import type { ApprovalRecord } from '../../src/github/forge.ts';
import { readApprovals } from '../../src/github/runs.ts';
import { Field } from '../../src/github/read.ts';
import type { Client } from '../../src/github/client.ts';
import { CHALLENGE, facts, OWNER, policy, RISK } from '../approval/facts.ts';

// GitHub's own reply, mutated as bytes and as a tree, through the reader that reads the real one.
const NUMBER = 10_000;
const YES = approvalPhrase(CHALLENGE);
const REPLY = [
  { environments: [{ id: 11, name: 'income-owner', node_id: 'x' }], state: 'approved', user: { id: OWNER.id, login: OWNER.login, type: 'User' }, comment: YES },
  { environments: [{ id: 22, name: 'income-risk', node_id: 'y' }], state: 'approved', user: { id: RISK.id, login: RISK.login, type: 'User' }, comment: `${YES}\nharm: nobody` },
];
const TEXT = JSON.stringify(REPLY);

/** The reader of the forge on these bytes: the client around it does what the client of a job does with a body. */
async function read(bytes: Uint8Array): Promise<ApprovalRecord[]> {
  const client: Client = {
    owner: 'octo-org', repository: 'income', calls: 0,
    ask: (call) => {
      try {
        return Promise.resolve({ data: new Field(JSON.parse(Buffer.from(bytes).toString('utf8'))), digest: 'sha256:', more: false });
      } catch (cause) {
        return Promise.reject(new ForgeError('unreadable', call, 'the reply is not JSON', { cause }));
      }
    },
    askMaybe: (call) => client.ask(call),
    askBytes: () => Promise.resolve(bytes),
  };
  return (await readApprovals(client, '1')).value;
}

/** Codes, or none where it was approved. A throw without a failure of its own fails the test. */
async function judged(bytes: Uint8Array): Promise<string[]> {
  try {
    return decide(policy(), facts({ approvals: await read(bytes) })).refusals.map(({ code }) => code);
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    return [`github-${error.failure}`];
  }
}

/** Said without the code under test: a no anywhere, or fewer than two persons with the code at the two environments. */
function stillSays(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (!Array.isArray(value)) return false;
  const records = value as { state?: unknown; comment?: unknown; user?: { id?: unknown; type?: unknown }; environments?: { id?: unknown }[] }[];
  if (records.some((record) => record?.state === 'rejected')) return false;
  const at = (id: number): unknown[] => records.filter((record) => record?.state === 'approved' && record.user?.type === 'User' && typeof record.comment === 'string' && challengeIn(record.comment, CHALLENGE) === 'right' && Array.isArray(record.environments) && record.environments.some((one) => one?.id === id)).map(({ user }) => user!.id);
  const barred = facts().commits.commits.map(({ author }) => author.account!.id).concat(facts().run.actor!.id);
  const [owners, risks] = [at(11), at(22)].map((ids) => ids.filter((id) => typeof id === 'number' && Number.isSafeInteger(id) && id > 0 && !barred.includes(id)));
  return owners!.some((owner) => risks!.some((risk) => risk !== owner));
}

const paths = (value: unknown, path: (string | number)[] = []): (string | number)[][] => (typeof value === 'object' && value !== null ? [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, Array.isArray(value) ? Number(key) : key]))] : [path]);

function replaced(path: (string | number)[], change: (old: unknown) => unknown): string {
  const copy = structuredClone(REPLY) as unknown;
  if (path.length === 0) return JSON.stringify(change(copy)) ?? '';
  const parent = path.slice(0, -1).reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], copy) as Record<string | number, unknown>;
  const key = path.at(-1)!;
  const value = change(parent[key]);
  if (value === undefined && !Array.isArray(parent)) delete parent[key];
  else parent[key] = value;
  return JSON.stringify(copy);
}

const strange = fc.oneof(fc.constantFrom<unknown>(null, undefined, true, '', 0, -1, 1.5, 2 ** 53, [], {}, 'approved', 'rejected', 'User', 'Bot', 303, 404, OWNER.id, RISK.id, 11, 22, 'approve aaaa-bbbb-cccc-dddd', '__proto__'), fc.string(), fc.integer(), fc.json().map((text): unknown => JSON.parse(text)));
const mutation: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...paths(REPLY)), strange).map(([path, value]) => Buffer.from(replaced(path, () => value))) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(TEXT.length - 1), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => Buffer.from(TEXT).fill(byte, at, at + 1)) },
  { weight: 1, arbitrary: fc.nat(TEXT.length - 1).map((length) => Buffer.from(TEXT).subarray(0, length)) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1)).map(([from, to]) => Buffer.from(JSON.stringify(REPLY.map((record, index) => (index === to ? { ...record, user: REPLY[from]!.user } : record))))) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(0, 1), fc.nat(15), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567')).map(([index, place, letter]) => Buffer.from(replaced([index, 'comment'], (old) => { const at = String(old).indexOf('approve ') + 8 + place + Math.floor(place / 4); return `${String(old).slice(0, at)}${letter}${String(old).slice(at + 1)}`; }))) },
);

test(`of ${NUMBER} mutations of a valid reply none is accepted, and each has a code`, async () => {
  expect(await judged(Buffer.from(TEXT))).toEqual([]);
  const seen = new Map<string, number>();
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(mutation, async (bytes) => {
      // What says the same in other words (another spelling of a name, a longer comment) is no mutation of what it says.
      const same = stillSays(Buffer.from(bytes).toString('utf8'));
      const codes = await judged(bytes);
      for (const code of codes) seen.set(code, (seen.get(code) ?? 0) + 1);
      if (codes.length === 0) accepted += 1;
      expect(codes.every((code) => Object.hasOwn(APPROVAL_REFUSALS, code))).toBe(true);
      if (!same) expect(codes).not.toEqual([]);
    }),
    { numRuns: NUMBER, seed: 6 },
  );
  expect([...seen.keys()].sort()).toEqual(expect.arrayContaining(['approver-made-the-candidate', 'approver-not-a-person', 'challenge-missing', 'challenge-wrong', 'github-unreadable', 'one-person-for-several-roles', 'rejected', 'released-without-approval']));
  // The rest said the same as before; were that most of them, nothing would have been tried.
  expect(accepted).toBeLessThan(NUMBER / 3);
}, 60_000);
