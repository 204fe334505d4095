/** Signs with which a spreadsheet begins a formula, their full-width forms included (Excel folds those first). */
const FORMULA_SIGNS: ReadonlySet<string> = new Set(['=', '+', '-', '@', '＝', '＋', '－', '＠']);

/**
 * Where a cell may begin inside a text: a spreadsheet set to another separator cuts there and takes no notice of the quotes, so that
 * `Ada;=1+1` becomes a formula in half of Europe.
 */
const isCut = (unit: number): boolean =>
  unit === 0x2c || unit === 0x3b || unit === 0x09 || unit === 0x7c || unit === 0x22 || unit === 0x0a || unit === 0x0d;

const isApostrophe = (text: string, index: number): boolean => text.charCodeAt(index) === 0x27;

const startsFormula = (text: string, from: number): boolean => {
  let index = from;
  while (index < text.length && !isCut(text.charCodeAt(index)) && text.charAt(index).trim() === '') index++;
  return FORMULA_SIGNS.has(text.charAt(index));
};

/** Whether a spreadsheet would run a text as a formula: a formula sign after any blanks. */
export const isFormula = (text: string): boolean => startsFormula(text, 0);

/** Apostrophes before a formula count as part of it, so that {@link guardFormula} can be undone exactly, however often it was done. */
const needsGuard = (text: string, from: number): boolean => {
  let index = from;
  while (isApostrophe(text, index)) index++;
  return startsFormula(text, index);
};

/** A text that no spreadsheet runs: one apostrophe is set before a formula. */
export const guardFormula = (text: string): string => {
  let guarded = '';
  let done = 0;
  for (let index = 0; index < text.length; index++) {
    if ((index > 0 && !isCut(text.charCodeAt(index - 1))) || !needsGuard(text, index)) continue;
    guarded += `${text.slice(done, index)}'`;
    done = index;
  }
  return done === 0 && guarded === '' ? text : guarded + text.slice(done);
};

/** Takes off what {@link guardFormula} set. For every text, `unguardFormula(guardFormula(text)) === text`. */
export const unguardFormula = (text: string): string => {
  let plain = '';
  let done = 0;
  for (let index = text.indexOf("'"); index >= 0; index = text.indexOf("'", index + 1)) {
    if ((index > 0 && !isCut(text.charCodeAt(index - 1))) || !needsGuard(text, index + 1)) continue;
    plain += text.slice(done, index);
    done = index + 1;
  }
  return plain + text.slice(done);
};

/** `="0049…"`, by which people keep a spreadsheet from eating zeros, is the text inside. */
export const unwrapTextFormula = (cell: string): string =>
  cell.length >= 3 && cell.startsWith('="') && cell.endsWith('"') && !cell.slice(2, -1).includes('"')
    ? cell.slice(2, -1)
    : cell;
