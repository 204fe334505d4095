/** What changes the direction of a text without being seen, and what would begin a new line. */
const UNSEEN = /[\u{61c}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu;
const BREAKS = /[\p{Cc}\u{2028}\u{2029}]+/gu;

/** The blocks of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u{590}-\u{8ff}\u{fb1d}-\u{fdff}\u{fe70}-\u{feff}\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The longest text within a sentence, in UTF-16 code units. */
const MAX_LENGTH = 200;

/**
 * A text of somebody else’s as part of a sentence: on one line, not endless, without marks of direction, and, where it is written from
 * right to left, isolated (U+2068, U+2069), so that it cannot reorder the words around it.
 */
export const isolate = (text: string): string => {
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  const line = cut.toWellFormed().replace(UNSEEN, '').replace(BREAKS, ' ');
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
};
