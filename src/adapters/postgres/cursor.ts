/** A snapshot of an era: everything that was to be seen at a moment. */
export interface Seen {
  readonly era: number;
  /** As PostgreSQL writes it: `xmin:xmax:` and the transactions in between that were under way. */
  readonly snapshot: string;
  /**
   * The highest number of an event that was to be seen; 0 where there was none. A server that crashes may forget the number of a
   * transaction that was rolled back, and give it to another: the number of an event that was seen comes only once.
   */
  readonly last: string;
}

/** How far somebody has read: everything that was to be seen once and, of what came since, the part up to a place. */
export interface Cursor {
  readonly seen: Seen | null;
  readonly batch: (Seen & { readonly seq: string }) | null;
}

const SNAPSHOT = /^\d{1,20}:\d{1,20}:(?:\d{1,20}(?:,\d{1,20})*)?$/;

const START: Cursor = { seen: null, batch: null };

/** A cursor as a text. It says nothing of what is stored. */
export const cursorText = ({ seen, batch }: Cursor): string =>
  JSON.stringify([
    seen === null ? null : [seen.era, seen.snapshot, seen.last],
    batch === null ? null : [batch.era, batch.snapshot, batch.last, batch.seq],
  ]);

/**
 * Reads a cursor; null is the beginning.
 *
 * @throws TypeError for a text that is none
 */
export const parseCursor = (text: string | null): Cursor => {
  if (text === null) return START;
  try {
    const [seen, batch] = JSON.parse(text) as [unknown, unknown];
    return { seen: seen === null ? null : seenOf(seen), batch: batch === null ? null : batchOf(batch) };
  } catch {
    throw new TypeError('this is no cursor of the Postgres store');
  }
};

const seenOf = (value: unknown): Seen => {
  const [era, snapshot, last] = value as [unknown, unknown, unknown];
  if (!Number.isSafeInteger(era) || typeof snapshot !== 'string' || !SNAPSHOT.test(snapshot)) throw new TypeError();
  return { era: era as number, snapshot, last: numberOf(last) };
};

const batchOf = (value: unknown): Cursor['batch'] => {
  const [, , , seq] = value as [unknown, unknown, unknown, unknown];
  return { ...seenOf(value), seq: numberOf(seq) };
};

const numberOf = (value: unknown): string => {
  if (typeof value !== 'string' || !/^\d{1,19}$/.test(value)) throw new TypeError();
  return value;
};
