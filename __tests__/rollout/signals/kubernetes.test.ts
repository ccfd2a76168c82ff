import { describe, expect, test } from '@jest/globals';
import { podOf } from '../../../src/kubernetes/pods.ts';
import { countRestarts, restartsIn } from '../../../src/rollout/signals/pod-restarts.ts';

function pods(counts: Record<string, number>) {
  return Object.entries(counts).map(([uid, restartCount]) => podOf({ metadata: { name: uid, uid }, status: { containerStatuses: [{ name: 'server', restartCount, state: {} }] } }));
}

/** One look after the other, of slot b: the figures, each with the state that the look before left. */
function looks(...seen: (Record<string, number> | 'gone')[]): (number | undefined)[] {
  let state: ReturnType<typeof restartsIn>;
  return seen.map((counts) => {
    const counted = countRestarts(new Map([['b', counts === 'gone' ? [] : pods(counts)]]), state);
    // As the journal keeps it.
    state = restartsIn(JSON.parse(JSON.stringify({ restarts: counted.restarts })) as Record<string, unknown>);
    return counted.bySlot.b;
  });
}

describe('restarts of a slot', () => {
  test.each<[string, Parameters<typeof looks>, (number | undefined)[]]>([
    ['are what rose since the first look, whatever there was before', [{ p: 12 }, { p: 12 }, { p: 14 }], [0, 0, 2]],
    ['are not lowered by a pod that is deleted', [{ p: 0, q: 0 }, { p: 3, q: 1 }, { q: 1 }, 'gone', {}], [0, 4, 4, 4, 4]],
    ['begin at zero for a pod that came since', [{ p: 5 }, { p: 5, q: 2 }, { q: 3 }], [0, 2, 3]],
    ['are counted once, however often one looks', [{ p: 0 }, { p: 1 }, { p: 1 }, { p: 1 }], [0, 1, 1, 1]],
    ['do not fall where a count falls', [{ p: 4 }, { p: 1 }, { p: 2 }], [0, 0, 1]],
    ['are no figure where no pod ever was', ['gone', 'gone', { p: 1 }], [undefined, undefined, 1]],
  ])('%s', (_what, seen, figures) => {
    expect(looks(...seen)).toEqual(figures);
  });

  test('belong to a container of a pod, whatever they are called', () => {
    const first = countRestarts(new Map([['b', pods({ __proto__: 1, constructor: 2 } as Record<string, number>)]]), undefined);
    expect(countRestarts(new Map([['b', pods({ constructor: 3 })]]), first.restarts).bySlot).toEqual({ b: 1 });
  });

  test.each([[{}], [{ restarts: [] }], [{ restarts: { b: { total: '1', seen: {} } } }]])('refuse a state that is none: %j', (state) => {
    expect(() => restartsIn(state)).toThrow(RangeError);
  });
});
