import type { Problem } from '../../core/problem.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { list } from '../format.ts';
import type { Change } from './compare.ts';
import { isEnough, neededStep, nextVersion, stepBetween } from './version.ts';

type Own = Pick<Finding, 'code' | 'outcome' | 'message' | 'expected' | 'actual' | 'numbers' | 'fix'>;

/** What the comparison of two signatures comes to. */
export class SignatureFindings {
  readonly #delivery: Delivery;

  constructor(delivery: Delivery) {
    this.#delivery = delivery;
  }

  /** One finding for all changes: together they ask for one version. */
  judged(changes: readonly Change[], before: string | undefined, version: string | undefined): Finding {
    const needed = neededStep(changes);
    const breaking = changes.filter(({ kind }) => kind === 'breaking');
    const said = capital(list((breaking.length > 0 ? breaking : changes).map(({ text }) => text), 8));
    const numbers = { breaking: breaking.length, additions: changes.length - breaking.length };
    if (needed === 'none')
      return this.#finding({ code: 'signature-kept', outcome: 'pass', message: 'Inputs and outputs are those of the champion.', expected: 'no change that callers meet', actual: 'none', numbers });
    const expected = `a higher ${needed} version`;
    const actual = `${before ?? 'no version'} to ${version ?? 'no version'}`;
    const why = needed === 'major' ? `${said}: callers of ${before ?? 'the champion'} break` : said;
    const step = before === undefined || version === undefined ? undefined : stepBetween(before, version);
    if (before === undefined || version === undefined || step === undefined) {
      const fix = version === undefined ? 'Give release.version.' : before === undefined ? 'Give tests.signature.champion_version, the version of what serves now.' : 'Write versions as 1.2.3.';
      return this.#finding({ code: 'signature-version-missing', outcome: 'error', message: `${why}, and whether the version says so is not known (${actual}).`, expected, actual, numbers, fix });
    }
    if (isEnough(step, needed)) return this.#finding(announced(needed, `${why}, and ${version} says so.`, { expected, actual, numbers }));
    const next = nextVersion(before, needed);
    if (needed === 'major')
      return this.#finding({ code: 'signature-breaking', outcome: 'fail', message: `${why}, and ${version} is no major version above ${before}.`, expected, actual, numbers, fix: `Keep what callers rely on, or release it as ${next} or above.` });
    return this.#finding({ code: 'signature-addition', outcome: 'fail', message: `${why}, and ${version} is no minor version above ${before}.`, expected, actual, numbers, fix: `Release it as ${next} or above.` });
  }

  championMissing(name: string): Finding {
    return this.#finding({
      code: 'signature-champion-missing',
      outcome: 'error',
      message: `${name} serves now, and nothing says what its inputs and outputs are.`,
      expected: "the champion's signature",
      actual: 'none',
      fix: 'Name its ONNX or MLmodel file, or the signature.json that its model tests left, in tests.signature.champion.',
    });
  }

  unreadable({ code, message, fix, location }: Problem): Finding {
    return { ...this.#finding({ code, outcome: 'error', message, expected: 'a signature that can be read', actual: 'none', fix }), ...(location && { location }) };
  }

  #finding(own: Own): Finding {
    return { ...own, rule: 'the version says what callers of the model meet', subject: { kind: 'check', name: 'signature' }, location: this.#delivery.locate(['tests', 'signature']) };
  }
}

function announced(needed: 'major' | 'minor', message: string, rest: Pick<Own, 'expected' | 'actual' | 'numbers'>): Own {
  if (needed === 'major') return { code: 'signature-breaking-announced', outcome: 'pass', message, ...rest };
  return { code: 'signature-addition-announced', outcome: 'pass', message, ...rest };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
