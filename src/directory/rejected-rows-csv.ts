import { FULL_WIDTH, REASON_HEADER } from './columns.js';
import { type CsvTextOptions, csvText } from './csv-text.js';
import { templateHeader } from './directory-template.js';
import { hasReasonColumn } from './header.js';
import type { RowProblem } from './problem.js';
import type { RejectedRow } from './report.js';

/** How the rows that were not accepted are written back as a file. */
export interface RejectedRowsOptions extends CsvTextOptions {
  /** The words for a row's problems; by default their codes: `email: invalid_email (ada@example.com)`. */
  readonly reason?: (problems: readonly RowProblem[]) => string;
}

const plainReason = (problems: readonly RowProblem[]): string =>
  problems
    .map(
      ({ code, column, suggestion }) => `${column ?? 'row'}: ${code}${suggestion === null ? '' : ` (${suggestion})`}`,
    )
    .join('; ');

/**
 * The rows that were not accepted, as a file to repair and upload again: each row as it stood, and behind the trailing comma a column with
 * the reasons. The import knows that column by its header and skips it. Cells that are missing are added empty, so that the reasons stand
 * below each other.
 *
 * @param report - what {@link validateDirectoryCsv} returned, or its `header` and the rows gathered from {@link readDirectoryRows}
 * @example
 * ```ts
 * import { rejectedRowsCsv, validateDirectoryCsv } from 'partyline/directory';
 * import { unwrap } from 'partyline/kernel';
 *
 * const report = unwrap(validateDirectoryCsv('name,position,email,phone,,,\nAda,,ada@,,,,\n'));
 * rejectedRowsCsv(report).split('\r\n')[1]; // => 'Ada,,ada@,,,,,email: invalid_email'
 * ```
 */
export const rejectedRowsCsv = (
  report: { readonly header: readonly string[]; readonly rejected: readonly RejectedRow[] },
  options: RejectedRowsOptions = {},
): string => {
  const { reason = plainReason } = options;
  const hadReasons = hasReasonColumn(report.header);
  const words = report.header.length === 0 ? templateHeader('en') : report.header;
  const rows = report.rejected.map(({ cells, problems }) => [
    ...padded(hadReasons && cells.length === FULL_WIDTH + 1 ? cells.slice(0, FULL_WIDTH) : cells).map(oneLine),
    reason(problems),
  ]);
  return csvText([[...padded(words).slice(0, FULL_WIDTH), REASON_HEADER], ...rows], options);
};

/** A contact is one line; a row that is wrong in width and spans lines would otherwise come back as two. */
const oneLine = (cell: string): string => cell.replaceAll('\n', ' ');

const padded = (cells: readonly string[]): readonly string[] =>
  cells.length >= FULL_WIDTH ? cells : [...cells, ...new Array<string>(FULL_WIDTH - cells.length).fill('')];
