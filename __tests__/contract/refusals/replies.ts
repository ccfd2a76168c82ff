import type { OperationName } from '../../../testkit/github/description.ts';
import type { Call, Routes } from '../../../testkit/github/exchange.ts';
import { ROUTES } from '../../../testkit/github/routes/index.ts';

type Body = Record<string, unknown>;

/** What GitHub answers to one operation, otherwise than it is; it must still be an answer that GitHub's description allows. */
export function replies(name: OperationName, change: (body: Body) => Body): Routes {
  const usual = ROUTES[name]!;
  return {
    [name]: {
      ...usual,
      answer: (call: Call) => {
        const reply = usual.answer(call);
        return { ...reply, body: change(reply.body as Body) };
      },
    },
  };
}
