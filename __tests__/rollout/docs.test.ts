import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseDelivery } from '../../src/delivery/load.ts';
import type { PlannedGuardrail } from '../../src/journal/plan.ts';
import { NEXT } from '../../src/rollout/findings.ts';
import { judgementOf, judgeOn, startJudging, type Judgement } from '../../src/rollout/judge.ts';
import { sparkline } from '../../src/rollout/live.ts';

const root = new URL('../../', import.meta.url);
const PAGES = ['rollout', 'strategies', 'guardrails', 'signals', 'plan-and-replay', 'fleets-and-registries', 'drivers', 'rollback', 'kubernetes'] as const;
type Page = (typeof PAGES)[number];
const pages = Object.fromEntries(PAGES.map((name) => [name, read(`docs/${name}.md`)])) as Record<Page, string>;

function read(file: string): string {
  return readFileSync(new URL(file, root), 'utf8');
}

function sourceBelow(folder: string, without?: RegExp): string {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !without?.test(`${folder}/${file}`)).map((file) => read(`${folder}/${file}`)).join('\n');
}

function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];
}

/** Drivers of Kubernetes, whose page is docs/kubernetes.md. */
const OF_KUBERNETES = /^src\/(?:rollout\/(?:fleet\/(?:deployments|argo|kserve)|traffic\/(?:gateway|istio|argo|kserve|replicas))\/|rollout\/watcher-alive|journal\/(?:kubernetes|config-maps))/;

/** Codes that go with a message: what an error, a problem, a finding or a verdict of a chain is told by. */
function codesIn(source: string): string[] {
  return found(source, /(?:(?:InputError\.of|DriverError|problem|refusal|report|say|mistake|refuse)\(\s*(?:\[[^\]]*\],\s*|at, |path, )?|code: )'([a-z]+(?:-[a-z0-9]+)+)'/g);
}

function missing(page: Page, codes: readonly string[]): string[] {
  return codes.filter((code) => !pages[page].includes(`\`${code}\``));
}

describe('every code stands in the page of its room', () => {
  test('what a roll-back or a hold can have, in docs/rollout.md', () => {
    expect(missing('rollout', Object.keys(NEXT))).toEqual([]);
  });

  test('what a guardrail may answer, in docs/guardrails.md', () => {
    const codes = found(read('src/rollout/findings.ts'), /'(guardrail-[a-z-]+)'/g);
    expect(codes).toHaveLength(9);
    expect(missing('guardrails', [...codes, ...codesIn(read('src/rollout/guardrail-problems.ts')), ...codesIn(sourceBelow('src/rollout/judges'))])).toEqual([]);
  });

  test('what stops a plan, in docs/strategies.md', () => {
    const codes = [...found(read('src/rollout/plan-problems.ts') + read('src/rollout/traffic/problems.ts') + read('src/rollout/guardrail-problems.ts'), /'(rollout-[a-z-]+)'/g), ...codesIn(read('src/delivery/rollout-problems.ts'))];
    expect(codes.length).toBeGreaterThan(20);
    expect(missing('strategies', codes)).toEqual([]);
  });

  test('outages and mistakes of signals, in docs/signals.md', () => {
    const codes = found(sourceBelow('src/rollout/signals'), /'((?:log|prometheus|signals|guardrail|segment|labels|not)-[a-z-]+)'/g).filter((code) => !/^(?:log-(?:check|facts|measures|own|pairs|question|rows|source|units|view))$/.test(code));
    expect(codes.length).toBeGreaterThan(40);
    expect(missing('signals', [...codes, ...codesIn(read('src/delivery/signal-problems.ts'))])).toEqual([]);
  });

  test('slots, journals, registry, watch and credentials, in docs/fleets-and-registries.md', () => {
    const files = ['src/serving/registry.ts', 'src/run/registry.ts', 'src/run/credentials.ts', 'src/run/object-access.ts', 'src/rollout/watch.ts', 'src/rollout/endpoints.ts', 'src/delivery/fleet-problems.ts'];
    const rooms = ['src/rollout/fleet', 'src/rollout/registry', 'src/journal'].map((room) => sourceBelow(room, OF_KUBERNETES)).join('\n');
    const source = [...files.map(read), rooms].join('\n');
    const codes = [...codesIn(source), ...found(source, /'((?:journal|object|registry|model|watch)-[a-z-]+)'/g)].filter((code) => !['delivery-choose-one', 'delivery-missing-key', 'delivery-key-without-effect', 'all-or-nothing', 'cluster-undeclared'].includes(code));
    expect(new Set(codes).size).toBeGreaterThan(45);
    expect(missing('fleets-and-registries', codes)).toEqual([]);
  });

  test('clusters, in docs/kubernetes.md, and what is in them, there or in docs/troubleshooting.md', () => {
    const codes = codesIn(sourceBelow('src/kubernetes', /writers\.ts$/));
    expect(codes.length).toBeGreaterThan(25);
    expect(missing('kubernetes', codes)).toEqual([]);
    const inside = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && OF_KUBERNETES.test(`src/${file}`));
    expect(inside.length).toBeGreaterThan(10);
    const words = read('docs/troubleshooting.md');
    const told = codesIn(inside.map((file) => read(`src/${file}`)).join('\n'));
    expect(told).toEqual(expect.arrayContaining(['argo-strategy', 'argo-promoting', 'cluster-deleting', 'watcher-unseen']));
    expect(told.filter((code) => !words.includes(`\n### ${code}\n`) && !pages.kubernetes.includes(`\`${code}\``))).toEqual([]);
  });

  test('plan, init --rollout and replay, in docs/plan-and-replay.md', () => {
    const files = ['src/cli/plan-rollout.ts', 'src/run/plan-rollout.ts', 'src/cli/init-rollout.ts', 'src/run/init-rollout.ts', 'src/cli/replay.ts', 'src/run/replay.ts'];
    const codes = codesIn([...files.map(read), sourceBelow('src/rollout/plan')].join('\n')).filter((code) => /^(?:plan|init|replay)-/.test(code));
    expect(codes.length).toBeGreaterThan(10);
    expect(missing('plan-and-replay', codes)).toEqual([]);
  });

  test('and no page names a code of these rooms that the source does not have', () => {
    const source = sourceBelow('src');
    const named = PAGES.flatMap((page) => found(pages[page], /`((?:rollout|guardrail|log|prometheus|signals|plan|replay|registry|object|journal|credential|identity|capacity|batch|shadow|ab)-[a-z-]+)`/g).map((code) => ({ page, code })));
    expect(named.length).toBeGreaterThan(120);
    expect(named.filter(({ code }) => !source.includes(`'${code}'`) && !source.includes(`'${code.replace(/-(?:calm|blind)$/, '-')}`))).toEqual([]);
  });
});

test('every key of a guardrail, a step, a strategy and a credential stands in its page', () => {
  const { $defs } = JSON.parse(read('schemas/delivery.schema.json')) as { $defs: Record<string, { properties: Record<string, { properties?: object }> }> };
  const own = (key: string): string[] => Object.keys($defs.rollout!.properties[key]!.properties ?? {});
  const told = (page: Page, keys: string[]) => keys.filter((key) => !new RegExp(`[\`{ ,.]${key}[\`:.]`).test(pages[page]));
  expect(told('guardrails', Object.keys($defs.guardrail!.properties))).toEqual([]);
  expect(told('strategies', [...Object.keys($defs.step!.properties), ...['shadow', 'blue_green', 'cohort', 'ab', 'batch', 'capacity'].flatMap(own)])).toEqual([]);
  const inClusters = ['deployments', 'argo', 'kserve', 'kubernetes'];
  expect(told('fleets-and-registries', [...Object.keys($defs.credential!.properties), ...Object.keys($defs.fleet!.properties), ...Object.keys($defs.journal!.properties)].filter((key) => !inClusters.includes(key)))).toEqual([]);
  expect(told('kubernetes', [...inClusters, ...Object.keys($defs.cluster!.properties)])).toEqual([]);
  expect(told('signals', Object.keys($defs.signals!.properties))).toEqual([]);
});

/** What stands beside an example that shows a part of a delivery file. */
const FILE = { version: 1, release: { name: 'income', version: '1.0.0', model: 'model/' }, data: { test: 'test.csv', key: ['id'], label: 'over_50k' } };
const BESIDE = {
  fleet: { slots: ['a', 'b'], place: { command: './deploy.sh' } },
  traffic: { http: { url: 'https://router.example.org/weights' } },
  signals: { log: { files: 'log/*.jsonl' }, labels: { files: 'labels/*.csv' }, prometheus: { url: 'https://prometheus.example.org' } },
  guardrails: [{ name: 'errors', rate: { log: 'errors' } }],
};

interface Example {
  page: string;
  part: Record<string, Record<string, unknown>>;
}

function examples(): Example[] {
  const texts = PAGES.flatMap((page) => [...pages[page].matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].flatMap(([, text]) => text!.split(/^---$/m).map((each) => ({ page, part: parse(each) as Example['part'] }))));
  return texts.filter(({ part }) => 'rollout' in part || 'rollback' in part || 'version' in part);
}

/** The example with what it leaves out: a strategy, and what that needs. */
function whole({ part }: Example): unknown {
  if (!part.rollout) return { ...FILE, ...part };
  const given = part.rollout;
  const { guardrails, signals, ...needs } = BESIDE;
  const strategy = given.strategy ?? (given.cohort === undefined ? 'canary' : 'cohort');
  const needsSlots = given.command === undefined;
  const watches = needsSlots && strategy !== 'blue-green';
  return { ...FILE, ...part, rollout: { strategy, ...(needsSlots && needs), ...(watches && { signals: { ...signals, ...(given.signals as object | undefined) }, ...(given.presets === undefined && { guardrails }) }), ...given, ...(given.signals !== undefined && watches ? { signals: { ...signals, ...(given.signals as object) } } : {}) } };
}

test('every example of a delivery file fits the schema and its rules', () => {
  const all = examples();
  expect(all.length).toBeGreaterThan(25);
  const wrong = all.flatMap((example) => {
    try {
      parseDelivery(Buffer.from(JSON.stringify(whole(example))), { file: `/w/${example.page}.yml`, root: '/w', workspace: '/w' });
      return [];
    } catch (error) {
      return [`${example.page}: ${(error as Error).message}\n${JSON.stringify(example.part)}`];
    }
  });
  expect(wrong).toEqual([]);
});

describe('the pictures and the worked example of docs/rollout.md', () => {
  const GUARDRAIL: PlannedGuardrail = { name: 'errors', unit: 'interval', tolerate: 1.1, margin: 1.5, critical: true, falseRollback: 0.05 };
  const CHAMPION = [9, 8, 10, 9, 9];

  /** An hour, or until one of both is rich. */
  function hour(candidate: readonly number[]): Judgement[] {
    const running = startJudging(GUARDRAIL);
    const looks: Judgement[] = [];
    for (let minute = 0; minute < 60; minute += 1) {
      const [mine, others] = [candidate[minute % 5]!, CHAMPION[minute % 5]!];
      judgeOn(running, { since: minute * 60_000, until: (minute + 1) * 60_000, exposure: 0.25, step: 0, candidate: { events: mine, total: 300 }, champion: { events: others, total: 900 } });
      const now = judgementOf(running, 0, 0.05);
      looks.push(now);
      if (now.harm.reached || now.noHarm.reached) break;
    }
    return looks;
  }

  function line(looks: Judgement[], which: 'harm' | 'noHarm'): string {
    const { limit, logE, reached } = looks.at(-1)![which];
    return `${which === 'harm' ? 'harm   ' : 'no harm'}  ${sparkline(looks.map((look) => look[which].logE), limit, 60)}  ${Math.exp(logE).toPrecision(3)} of ${Math.exp(limit).toPrecision(3)}${reached ? ', reached' : ''}`;
  }

  test.each([
    { what: 'twice the errors', candidate: [6, 5, 8, 4, 7], minutes: 15 },
    { what: 'as many', candidate: [3, 2, 4, 1, 5], minutes: 41 },
    { what: 'a third more', candidate: [4, 3, 6, 2, 5], minutes: 60 },
  ])('$what are drawn as the judge has it', ({ candidate, minutes }) => {
    const looks = hour(candidate);
    expect(looks).toHaveLength(minutes);
    expect(pages.rollout).toContain(`${line(looks, 'harm')}\n${line(looks, 'noHarm')}\n`);
  });

  test('each line of the table is what the judge says', () => {
    const candidate = [6, 5, 8, 4, 7];
    const looks = hour(candidate);
    for (const minute of [1, 2, 3, 4, 5, 10, 15]) {
      const [mine, others] = [candidate[(minute - 1) % 5]!, CHAMPION[(minute - 1) % 5]!];
      const { harm, noHarm } = looks[minute - 1]!;
      expect(pages.rollout).toContain(`| ${minute} | ${mine}, ${others} | ${((100 * mine) / (mine + others)).toPrecision(3)} % | ${Math.exp(harm.logE).toPrecision(3)} | ${Math.exp(noHarm.logE).toPrecision(3)} |`);
    }
  });
});

test('every link of these pages leads somewhere', () => {
  const anchorsOf = (text: string) => new Set(text.split('\n').filter((line) => /^#+ /.test(line)).map((line) => line.replace(/^#+ /, '').toLowerCase().replace(/[^\p{L}\p{N}\- _]/gu, '').replaceAll(' ', '-')));
  const broken = ['rollout', 'strategies', 'guardrails', 'signals', 'plan-and-replay', 'fleets-and-registries', 'drivers', 'rollback', 'architecture', 'benchmarks', 'unproven'].flatMap((page) =>
    [...read(`docs/${page}.md`).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^https?:/.test(target)).filter((target) => {
      const [file = '', anchor] = target.split('#');
      const there = file === '' ? new URL(`docs/${page}.md`, root) : new URL(file, new URL('docs/', root));
      if (!existsSync(there)) return true;
      return anchor !== undefined && there.pathname.endsWith('.md') && !anchorsOf(readFileSync(there, 'utf8')).has(anchor);
    }).map((target) => `${page}: ${target}`));
  expect(broken).toEqual([]);
});
