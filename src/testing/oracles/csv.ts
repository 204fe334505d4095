/** What a CSV text holds, counted and not understood. */
export interface CsvCounts {
  /** Records, the header among them, those without any text left out. */
  readonly records: number;
  /** Records without any text. */
  readonly blank: number;
  /** Cells of each record that has text. */
  readonly widths: readonly number[];
}

/**
 * Counts a well-formed CSV text character by character, as RFC 4180 has it: quotation marks around a cell, doubled within. Slow and
 * obvious, to compare a reader with.
 *
 * @example
 * ```ts
 * import { naiveCsvCounts } from 'partyline/testing';
 *
 * naiveCsvCounts('name,role\n"Ng, Ada","said ""hi""\nand left"\n\n'); // => { records: 2, blank: 1, widths: [2, 2] }
 * ```
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export const naiveCsvCounts = (text: string, separator = ','): CsvCounts => {
  const widths: number[] = [];
  let [blank, width, hasText, quoted, isOpen] = [0, 1, false, false, false];
  const end = () => {
    if (!isOpen) return;
    if (hasText) widths.push(width);
    else blank += 1;
    [width, hasText, isOpen] = [1, false, false];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    isOpen = true;
    if (character === '"') quoted = !quoted;
    else if (quoted) hasText ||= character.trim() !== '';
    else if (character === separator) width += 1;
    else if (character === '\n') end();
    else if (character !== '\r') hasText ||= character.trim() !== '';
  }
  end();
  return { records: widths.length, blank, widths };
};
