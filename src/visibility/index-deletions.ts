import type { Instant } from '../kernel/instant.js';

/** When resources were deleted, by ordinal: the few that were. */
export class Deletions {
  /** No resource is deleted later than this, so whoever asks about an instant from then on need not look. */
  last: Instant = Number.NEGATIVE_INFINITY;
  readonly #instants = new Map<number, Instant>();

  /** From when on a resource is deleted; null while it lives. */
  of(ordinal: number): Instant | null {
    return this.#instants.size === 0 ? null : (this.#instants.get(ordinal) ?? null);
  }

  set(ordinal: number, at: Instant): void {
    this.#instants.set(ordinal, at);
    this.last = Math.max(this.last, at);
  }

  clear(ordinal: number): void {
    if (this.#instants.delete(ordinal) && this.#instants.size === 0) this.last = Number.NEGATIVE_INFINITY;
  }

  move(from: number, to: number): void {
    const at = this.of(from);
    if (at === null) return;
    this.#instants.delete(from);
    this.#instants.set(to, at);
  }

  /** The resources deleted after an instant. */
  *after(at: Instant): Generator<number> {
    for (const [ordinal, deletedAt] of this.#instants) if (at < deletedAt) yield ordinal;
  }
}
