import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import type { Finding } from '../../core/verdict.ts';
import { loadDelivery } from '../../delivery/load.ts';
import type { DataCheck, PlanCheck } from '../check.ts';
import { readProfile } from '../profile/profile.ts';
import { checkFinding, type Found } from '../checks/finding.ts';
import { counted } from '../words.ts';
import { contractDifferences } from './contracts.ts';
import { breaking, type Compatibility, type Difference } from './difference.ts';
import { profileDifferences } from './profiles.ts';

const PROMISES: Record<Compatibility, string> = {
  backward: 'what was valid for the champion stays valid',
  forward: 'what is valid now was valid for the champion',
  full: 'what is valid for the champion and now is the same',
  none: 'nothing is promised',
};

/**
 * `data.compatibility`: contract and profile against those that the champion was released with. Files that are missing or
 * cannot be read stop the run by their own names: nothing that was not compared is compatible.
 */
export const planCompatibility: PlanCheck = async ({ delivery, profile }) => {
  const { compatibility: promise, champion, options } = delivery.spec.data!;
  if (promise === undefined) return undefined;
  if (promise === 'none') return { name: 'compatibility', measures: {}, judge: async () => [], notes: ['Compatibility with the champion: off (`data.compatibility` is none).'] };
  const at = delivery.locate(['data', 'compatibility']);
  if (champion?.contract === undefined && champion?.profile === undefined)
    throw InputError.of('compatibility-no-champion', `\`data.compatibility\` is ${promise}, and no contract or profile of a champion is named to compare with.`, 'Name `data.champion.contract` (the delivery file that the champion was released with), `data.champion.profile`, or both; for the first release write `compatibility: none`.', at);
  const findings: Finding[] = [];
  const compared: string[] = [];
  if (champion.contract !== undefined) {
    const old = await contractAt(delivery.resolve(champion.contract), champion.contract, delivery.locate(['data', 'champion', 'contract']));
    findings.push(...foundIn('contract', contractDifferences(old, delivery.spec.data), promise).map((found) => checkFinding(found, options?.compatibility ?? {}, delivery)));
    compared.push('contract');
  }
  if (champion.profile !== undefined) {
    const old = await readProfile(delivery.resolve(champion.profile), delivery.locate(['data', 'champion', 'profile']));
    const now = await profile();
    if (!now) throw InputError.of('compatibility-no-profile', '`data.champion.profile` is to be compared, and there is neither `data.profile` nor `data.train` to compare it with.', 'Declare `data.train` or `data.profile`.', at);
    findings.push(...foundIn('profile', profileDifferences(old, now.profile), promise).map((found) => checkFinding(found, options?.compatibility ?? {}, delivery)));
    compared.push('profile');
  }
  return checkOf(findings, compared, promise);
};

function checkOf(findings: Finding[], compared: string[], promise: Compatibility): DataCheck {
  return { name: 'compatibility', measures: {}, judge: async () => findings, notes: [], facts: [['Compared with the champion\'s', `${compared.join(' and ')} (${promise})`]], details: { compatibility: { promise, compared } } };
}

async function contractAt(file: string, declared: string, location: Finding['location']) {
  try {
    // Of an old delivery file only the contract counts; its paths are those of its own place.
    return (await loadDelivery(file, { workspace: path.parse(file).root })).spec.data;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw InputError.of('compatibility-contract-unreadable', `The champion's contract ${declared} cannot be read: ${error.problems[0]!.message}`, 'Keep the delivery file that the champion was released with where `data.champion.contract` says; `sluice diff OLD NEW` says what is wrong with it.', location, { cause: error });
  }
}

function foundIn(what: 'contract' | 'profile', differences: readonly Difference[], promise: Compatibility): Found[] {
  const broken = breaking(differences, promise);
  const common = { rule: `${what}: ${promise} compatible with the champion's`, path: ['data', 'compatibility'] };
  if (broken.length === 0)
    return [{ ...common, code: 'data-incompatible', outcome: 'pass', message: `The ${what} keeps its promise: ${PROMISES[promise]} (${counted(differences.length, 'difference')}, none of which breaks it).`, expected: promise, actual: `${promise} compatible`, numbers: { differences: differences.length, breaking: 0 }, subject: { kind: 'table', name: what }, fix: '' }];
  return broken.map((difference): Found => ({
    ...common,
    code: 'data-incompatible',
    outcome: 'fail',
    message: `${difference.message} That breaks: ${PROMISES[promise]}.`,
    expected: promise,
    actual: difference.code,
    numbers: { differences: differences.length, breaking: broken.length, ...difference.numbers },
    subject: difference.column === undefined ? { kind: 'table', name: difference.where } : { kind: 'column', name: difference.column },
    fix: 'Release what reads the data first, and this change with it; or loosen `data.compatibility` for this one release, with the reviewers\' word.',
  }));
}
