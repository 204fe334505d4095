import type { DirectoryColumn } from './columns.js';

/** What each problem of a row carries beside its code. Lengths are UTF-16 code units, positions are 1-based. */
export interface RowProblemParams {
  /** A quote opens a cell and is never properly closed, or text follows the closing one. */
  stray_quote: { readonly position: number };
  /** The line is longer than a contact can be; only its beginning is shown. */
  line_too_long: { readonly maximum: number };
  wrong_width: { readonly cells: number; readonly expected: number };
  /** The last cell, after the trailing comma, is not empty. */
  unexpected_cell: Record<never, never>;
  cell_too_long: { readonly length: number; readonly maximum: number };
  /** A control, zero-width or bidi character, or a lone surrogate. */
  forbidden_character: { readonly codePoint: number };
  /** The text was already broken when it was saved: it holds U+FFFD, the replacement character. */
  damaged_character: Record<never, never>;
  missing_name: Record<never, never>;
  /** Neither of the columns that policy asks for is filled. */
  missing_contact: { readonly anyOf: readonly ('email' | 'workPhone' | 'phone')[] };
  invalid_email: Record<never, never>;
  /** The spreadsheet replaced the number by 4.91222E+14: its digits are lost. */
  phone_rounded: Record<never, never>;
  /** The number was saved as a decimal: 491222333444555.0. */
  phone_decimal: Record<never, never>;
  /** An international number that has lost its 00 or +. */
  phone_missing_prefix: Record<never, never>;
  /** A number as dialled within a country. No country is assumed. */
  phone_national: Record<never, never>;
  phone_unknown_country: Record<never, never>;
  phone_too_short: { readonly digits: number; readonly minimum: number };
  phone_too_long: { readonly digits: number; readonly maximum: number };
  phone_has_extension: Record<never, never>;
  phone_several: Record<never, never>;
  /** Letters or signs that no phone number holds. */
  phone_malformed: Record<never, never>;
}

/** The code of a row's problem. */
export type RowProblemCode = keyof RowProblemParams;

/**
 * One thing that is wrong in a row: which cell, what it holds, and, where one can be told, what was probably meant. A suggestion is
 * shown to people and never applied.
 */
export type RowProblem = {
  [Code in RowProblemCode]: {
    readonly code: Code;
    /** Null where the whole row is meant. */
    readonly column: DirectoryColumn | null;
    /** The text of the cell, at most 200 characters of it. */
    readonly cell: string;
    readonly params: Readonly<RowProblemParams[Code]>;
    readonly suggestion: string | null;
  };
}[RowProblemCode];

/** At most so much of a cell is shown again: a report must not be larger than the file it speaks of. */
const CELL_EXCERPT = 200;

/** A cell as a report shows it. */
export const excerpt = (cell: string): string => {
  if (cell.length <= CELL_EXCERPT) return cell;
  const cut = cell.slice(0, CELL_EXCERPT);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
};

/** Makes a problem; the mapped union cannot be built from a generic code without this one assertion. */
export const problem = <Code extends RowProblemCode>(
  code: Code,
  column: DirectoryColumn | null,
  cell: string,
  params: RowProblemParams[Code],
  suggestion: string | null = null,
): RowProblem => ({ code, column, cell: excerpt(cell), params, suggestion }) as RowProblem;
