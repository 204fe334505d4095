/** A snapshot of an era: everything that was to be seen at a moment. */
export interface Seen {
  readonly era: number;
  /** As PostgreSQL writes it: `xmin:xmax:` and the transactions in between that were under way. */
  readonly snapshot: string;
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
    seen === null ? null : [seen.era, seen.snapshot],
    batch === null ? null : [batch.era, batch.snapshot, batch.seq],
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
  const [era, snapshot] = value as [unknown, unknown];
  if (!Number.isSafeInteger(era) || typeof snapshot !== 'string' || !SNAPSHOT.test(snapshot)) throw new TypeError();
  return { era: era as number, snapshot };
};

const batchOf = (value: unknown): Cursor['batch'] => {
  const [, , seq] = value as [unknown, unknown, unknown];
  if (typeof seq !== 'string' || !/^\d{1,19}$/.test(seq)) throw new TypeError();
  return { ...seenOf(value), seq };
};
