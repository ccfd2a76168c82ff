import type { Draw } from './resampling-draws.ts';
import type { Layer } from './resampling-layers.ts';
import { walkWhole } from './resampling-walk-whole.ts';
import { lay, Walk, type WalkAsked } from './resampling-walk.ts';
import { wordsOf, type Words } from './resampling-words.ts';

/** Walks of several models, which share the words of the rows and what they lend each other. */
export class Walks {
  readonly #layers: Map<Uint8Array, Set<Layer>>;
  readonly #words = new Map<Uint8Array, Words[]>();
  readonly #n: number;
  readonly #values: Float64Array;
  #laid?: Int32Array;
  #marks?: Uint8Array;

  /** `asked`: all that may be walked for, in whichever walk. */
  constructor(asked: readonly WalkAsked[], n: number, values: Float64Array) {
    this.#n = n;
    this.#values = values;
    this.#layers = new Map();
    for (const { form, layer } of asked) if (form.walk) this.#layers.set(form.labels, (this.#layers.get(form.labels) ?? new Set()).add(layer));
  }

  /** The values of the rows as they are. All asked for has one model's scores, in their order. */
  walkOnce(order: Int32Array, asked: readonly WalkAsked[]): void {
    this.#laid ??= new Int32Array(this.#n);
    for (const words of this.#wordsFor(asked)) {
      lay(order, words.words, this.#laid);
      walkWhole(this.#laid, words, asked, this.#values);
    }
  }

  /** What gives the values in each draw. */
  table(order: Int32Array, asked: readonly WalkAsked[]): { draw(draw: Draw): void } {
    const walks = this.#wordsFor(asked).map((words) => new Walk(order, words, asked));
    const places = placesOf(order);
    const marks = (this.#marks ??= new Uint8Array(this.#n));
    return {
      draw: ({ base, step, rows, count }) => {
        if (step !== 0) mark(marks, places, rows, count);
        for (const walk of walks) walk.measure(this.#values, base, base + step, marks);
      },
    };
  }

  #wordsFor(asked: readonly WalkAsked[]): Words[] {
    const { labels } = asked[0]!.form;
    const words = this.#words.get(labels) ?? wordsOf([...this.#layers.get(labels)!], labels);
    this.#words.set(labels, words);
    return words;
  }
}

function placesOf(order: Int32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place]! < 0 ? ~order[place]! : order[place]!] = place;
  return places;
}

/** 1 at the places of the drawn rows. */
function mark(marks: Uint8Array, places: Uint32Array, rows: Uint32Array, count: number): void {
  marks.fill(0);
  for (let i = 0; i < count; i++) marks[places[rows[i]!]!] = 1;
}
