/** Signs with which a spreadsheet begins a formula, their full-width forms included (Excel folds those first). */
const FORMULA_SIGNS: ReadonlySet<string> = new Set(['=', '+', '-', '@', '＝', '＋', '－', '＠']);

const isBlank = (text: string, index: number): boolean =>
  text.charCodeAt(index) === 0x20 || text.charAt(index).trim() === '';

/** Whether a spreadsheet would run a text as a formula: a formula sign after any blanks, tabs and line breaks. */
export const isFormula = (text: string): boolean => startsFormula(text, 0);

const startsFormula = (text: string, from: number): boolean => {
  let index = from;
  while (index < text.length && isBlank(text, index)) index++;
  return FORMULA_SIGNS.has(text.charAt(index));
};

/** Apostrophes before a formula count as part of it, so that {@link guardFormula} can be undone exactly, however often it was done. */
const needsGuard = (text: string, from: number): boolean => {
  let index = from;
  while (text.charCodeAt(index) === 0x27) index++;
  return startsFormula(text, index);
};

/** A text that no spreadsheet runs: one apostrophe is set before a formula. */
export const guardFormula = (text: string): string => (needsGuard(text, 0) ? `'${text}` : text);

/** Takes off what {@link guardFormula} set. For every text, `unguardFormula(guardFormula(text)) === text`. */
export const unguardFormula = (text: string): string =>
  text.charCodeAt(0) === 0x27 && needsGuard(text, 1) ? text.slice(1) : text;

/** `="0049…"`, by which people keep a spreadsheet from eating zeros, is the text inside. */
export const unwrapTextFormula = (cell: string): string =>
  cell.length >= 3 && cell.startsWith('="') && cell.endsWith('"') && !cell.slice(2, -1).includes('"')
    ? cell.slice(2, -1)
    : cell;
