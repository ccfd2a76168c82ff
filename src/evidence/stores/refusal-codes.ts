import type { Refusal } from '../../core/refusal.ts';

/** Codes with which evidence that was kept is not taken back. */
export const STORE_REFUSALS = {
  'kept-evidence-missing': {
    meaning: 'A store has no evidence of that head, or a part of it is gone.',
    fix: 'Ask another store of `evidence.stores`, or take the ledger from the artifact of its run.',
  },
  'kept-evidence-unreadable': {
    meaning: 'What a store has under that head is no list of evidence.',
    fix: 'Do not use it; ask another store, and find out who wrote there.',
  },
  'kept-evidence-wrong-bytes': {
    meaning: 'A file in a store has other bytes than its digest.',
    fix: 'Do not use it; ask another store, and find out who wrote there.',
  },
  'kept-evidence-other-head': {
    meaning: 'The ledger in a store has another head than the one it was kept under.',
    fix: 'Do not use it: a shorter, longer or other ledger was put in its place.',
  },
} as const satisfies Record<string, { meaning: string; fix: string }>;

export function refuseKept(code: keyof typeof STORE_REFUSALS, expected: string, actual: string): Refusal {
  return { code, expected, actual, fix: STORE_REFUSALS[code].fix };
}
