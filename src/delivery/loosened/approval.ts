import type { Approval } from '../spec.ts';
import { allowed, asked, atLeast, atMost, demands, exception, group, isMap, isSame, longer, loosening, neutral, order, pinned, same, section, shorter, type Direction } from './directions.ts';

const EXPIRES = '7 days';

const rationale = section({ characters: atLeast(1), questions: demands(group({ id: same, ask: same }), ({ id }) => String(id)) });
const classRules = group({
  roles: asked('everything'),
  expires: shorter(EXPIRES),
  rationale,
  evidence: asked(),
  soak: longer('0 s'),
  automatic: (then, now, at) => (now === undefined ? [] : then === undefined ? [loosening(then, now, at)] : automatic(then, now, at)),
});
const automatic = group({ changes: allowed('nothing'), outcomes: order([['warn'], ['pass']], 'pass'), at_most: atMost(), within: longer() });

const budget = section({ within: longer(), rollbacks: atMost(), requests: atMost() });

const approval = group({
  roles: (then, now, at) => roles(then, now, at),
  // People who are not who they were could approve what they made.
  people: (then, now, at) => people(then, now, at),
  separation_of_duties: order([[false], [true]], true),
  expires: shorter(EXPIRES),
  admin_bypass: order([['warn'], ['refuse']], 'refuse'),
  policy_owner: pinned,
  classes: group({ low: classRules, medium: classRules, high: classRules }),
  rationale,
  veto: asked(),
  concerns: (then, now, at) => (then === false || isSame(then, now) ? [] : [loosening(then, now, at)]),
  extends: pinned,
  require: demands(group({ within: shorter(), classes: asked('everything'), public_key: pinned, keyid: pinned }), ({ name }) => String(name)),
  freeze: demands(group({ because: neutral }), ({ from, to }) => `${String(from)} to ${String(to)}`),
  stop_file: pinned,
  error_budget: budget,
  neighbours: asked(),
});

const role = group({ environments: asked(), count: atLeast(1), people: allowed('everything') });

/** Without roles there is one, on an environment that a role of another name need not have. */
const roles: Direction = (then, now, at) => {
  if (then === undefined) return same(then, now, at);
  if (!isMap(then) || !isMap(now)) return same(then, now, at);
  return Object.keys(then).flatMap((key) => {
    const here = { path: [...at.path, key], shown: `${at.shown}.${key}` };
    return Object.hasOwn(now, key) ? role(then[key], now[key], here) : [loosening(then[key], undefined, here)];
  });
};

const people: Direction = (then, now, at) => {
  const [before, after] = [isMap(then) ? then : {}, isMap(now) ? now : {}];
  return Object.keys(after).flatMap((key) => exception(Object.hasOwn(before, key) ? before[key] : undefined, after[key], { path: [...at.path, key], shown: `${at.shown}.${key}` }));
};

/** A class that says nothing of its own has what the section says: both files are written out before they are compared. */
export const APPROVAL: Direction = (then, now, at) => approval(writtenOut(then), writtenOut(now), at);

function writtenOut(value: unknown): unknown {
  if (value !== undefined && !isMap(value)) return value;
  const { classes = {}, ...declared } = (value ?? {}) as Approval;
  const whole = (name: 'low' | 'medium' | 'high') => ({ expires: declared.expires ?? EXPIRES, rationale: declared.rationale, ...classes[name] });
  return { ...declared, classes: { ...classes, low: whole('low'), medium: whole('medium'), high: whole('high') } };
}
