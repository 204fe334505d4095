/** Where runs of ten digits begin that people paste from elsewhere: Arabic-Indic, Eastern Arabic, Devanagari, full-width. */
const DIGIT_ZEROS = [0x660, 0x6f0, 0x966, 0xff10] as const;

/** The value of a digit in any of the scripts understood, or -1. */
export const asciiDigit = (codePoint: number): number => {
  if (codePoint >= 48 && codePoint <= 57) return codePoint - 48;
  for (const zero of DIGIT_ZEROS) if (codePoint >= zero && codePoint < zero + 10) return codePoint - zero;
  return -1;
};

/** Marks that copying from a web page or a chat leaves around a number: bidi controls, zero-width characters, a byte order mark. */
export const isInvisible = (codePoint: number): boolean =>
  codePoint === 0xad ||
  codePoint === 0x61c ||
  (codePoint >= 0x200b && codePoint <= 0x200f) ||
  (codePoint >= 0x202a && codePoint <= 0x202e) ||
  (codePoint >= 0x2060 && codePoint <= 0x206f) ||
  codePoint === 0xfeff;

const SEPARATORS: ReadonlySet<string> = new Set([
  '-',
  '.',
  '/',
  '(',
  ')',
  '[',
  ']',
  '·',
  '•',
  '‐',
  '‑',
  '‒',
  '–',
  '—',
  '−',
  '⁄',
  '．',
  '－',
  '（',
  '）',
  '~',
]);

/** Whether a character only groups digits: blanks of every width, and the marks that people write between them. */
export const isSeparator = (character: string): boolean =>
  SEPARATORS.has(character) || (character !== '\n' && character.trim() === '');
