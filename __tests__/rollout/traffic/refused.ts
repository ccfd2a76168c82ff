/** What HAProxy says to commands that it refuses, first line, word for word: held against the stand-in and against the real program. */
export const REFUSED: { code: string; command: string; text: string; level?: 'user' | 'admin' }[] = [
  { code: 'haproxy-backend', command: 'show servers state nowhere', text: "Can't find backend." },
  { code: 'haproxy-backend', command: 'set weight nowhere/x 5', text: 'No such backend.' },
  { code: 'haproxy-server', command: 'set weight income/nobody 5', text: 'No such server.' },
  { code: 'haproxy-reply', command: 'set weight income/income_b 257', text: 'Absolute weight can only be between 0 and 256 inclusive.' },
  { code: 'haproxy-balance', command: 'set weight fixed/one 5', text: "Backend is using a static LB algorithm and only accepts weights '0%' and '100%'." },
  { code: 'haproxy-permission', command: 'set weight income/income_b 5', text: 'Permission denied', level: 'user' },
  { code: 'haproxy-permission', command: 'set server income/income_b state maint', text: 'Permission denied', level: 'user' },
  { code: 'haproxy-permission', command: 'show env HAPROXY_CFGFILES', text: 'Permission denied', level: 'user' },
  { code: 'haproxy-map', command: 'get map /nowhere income', text: 'Unknown map identifier. Please use #<id> or <file>.' },
  { code: 'haproxy-map', command: 'set map /nowhere income 1', text: 'Unknown map identifier. Please use #<id> or <file>.' },
  { code: 'haproxy-map-key', command: 'set map {map} nobody 1', text: 'entry not found.' },
  { code: 'haproxy-old', command: 'prepare breakfast', text: 'Unknown command, but maybe one of the following ones is a better match:' },
];
