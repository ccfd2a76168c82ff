import type { Resource } from '../../core/stage.ts';
import { ForgeError } from '../../github/forge-error.ts';
import type { Reply } from '../../github/forge.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';

/** Asks GitHub, keeps what was read by its digest, and turns every failure into a refusal. */
export class Reader {
  readonly inputs: Resource[] = [];
  readonly refusals: ApprovalRefusal[] = [];
  /** GitHub left a question open. Other refusals are answers. */
  failed = false;

  async read<T>(name: string, ask: () => Promise<Reply<T> | undefined>): Promise<T | undefined> {
    try {
      const reply = await ask();
      if (reply) this.inputs.push({ name, digest: reply.digest });
      return reply?.value;
    } catch (error) {
      if (!(error instanceof ForgeError)) throw error;
      this.failed = true;
      this.refusals.push(refuse(`github-${error.failure}`, `${error.asked} (needs ${error.permission})`, error.actual, { fix: error.fix }));
      return undefined;
    }
  }
}
