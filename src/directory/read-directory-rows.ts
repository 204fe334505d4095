import { fail, type Result } from '../kernel/index.js';
import type { RowSink } from './directory-engine.js';
import { createIntake } from './intake.js';
import { settingsOf, type ValidateDirectoryOptions } from './options.js';
import { type ByteSource, piecesOf, sizeOf } from './pieces.js';
import type { DirectoryContact, DirectoryFileError, DirectorySummary, DuplicateRow, RejectedRow } from './report.js';

/** One row of a file that is read as it comes; the last item tells how the whole ended. */
export type DirectoryRow =
  | { readonly verdict: 'accepted'; readonly contact: DirectoryContact }
  | { readonly verdict: 'rejected'; readonly row: RejectedRow }
  | { readonly verdict: 'duplicate'; readonly row: DuplicateRow }
  | { readonly verdict: 'finished'; readonly result: Result<DirectorySummary, DirectoryFileError> };

/**
 * Judges a file row by row while it is read, for files too large to hold: the same verdicts as {@link validateDirectoryCsv}, in the order
 * of the file. Memory is bounded by one piece of the file, one line, and the addresses and numbers seen (for the duplicates).
 *
 * Rows come before the file as a whole is known to be sound, so what is done with them must wait for, or be undone by, the last
 * item: `finished`, with the summary or the error.
 *
 * @param source - a `Blob` or `File`, a stream, or any async iterable of strings or bytes
 * @example
 * ```ts
 * import { readDirectoryRows } from 'partyline/directory';
 *
 * const file = new Blob(['name,position,email,work phone,phone,phone,\nAda,,ada@example.com,,,,\n']);
 * const verdicts: string[] = [];
 * for await (const item of readDirectoryRows(file, { limit: 200_000 })) verdicts.push(item.verdict);
 * verdicts; // => ['accepted', 'finished']
 * ```
 */
export async function* readDirectoryRows(
  source: ByteSource,
  options: ValidateDirectoryOptions = {},
): AsyncGenerator<DirectoryRow, void, undefined> {
  const { fileName = source instanceof Blob && 'name' in source ? String(source.name) : undefined } = options;
  const settings = settingsOf(fileName === undefined ? options : { ...options, fileName });
  if (!settings.ok) {
    yield { verdict: 'finished', result: settings };
    return;
  }
  const { maxBytes } = settings.value;
  const total = sizeOf(source);
  if (total !== null && total > maxBytes) {
    yield { verdict: 'finished', result: fail('file_too_large', { maximum: maxBytes }, ['input']) };
    return;
  }
  let ready: DirectoryRow[] = [];
  const sink: RowSink = {
    accepted: (contact) => void ready.push({ verdict: 'accepted', contact }),
    rejected: (row) => void ready.push({ verdict: 'rejected', row }),
    duplicate: (row) => void ready.push({ verdict: 'duplicate', row }),
  };
  const intake = createIntake(settings.value, total, sink);
  for await (const piece of piecesOf(source)) {
    if (!piece.ok) {
      yield { verdict: 'finished', result: piece };
      return;
    }
    const goesOn = intake.push(piece.value);
    yield* ready;
    ready = [];
    if (!goesOn) break;
  }
  const result = intake.end();
  yield* ready;
  yield { verdict: 'finished', result };
}
