import type { Clock } from '../src/core/seams.ts';

/** A clock that only moves when told, or when somebody sleeps. */
export class ManualClock implements Clock {
  #now: number;

  constructor(start = '2026-01-05T09:00:00.000Z') {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.advance(milliseconds);
  }
}
