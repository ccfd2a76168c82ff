import { formOfUnit, type Kind } from './kind.ts';

/** Requests that both were asked, and how many they answered differently: one share against a limit, whatever the exposure. */
export const pairs: Kind = {
  form: formOfUnit,
  shape: () => ({ harm: 1, noHarm: [1] }),
  bets: ({ tolerate, margin }, { candidate: { events, total } }) => ({
    harm: [{ side: 'above', events, of: total, share: tolerate }],
    noHarm: [[{ side: 'below', events, of: total, share: margin }]],
  }),
  alone: () => undefined,
};
