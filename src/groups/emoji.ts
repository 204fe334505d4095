import * as z from 'zod/mini';

/** Families and flags are the longest emoji; none needs more UTF-16 code units. */
const EMOJI_LENGTH = 40;

/** One emoji: a single grapheme that shows as a picture. */
export const emojiSchema = /* @__PURE__ */ z.string().check(
  z.maxLength(EMOJI_LENGTH, { abort: true }),
  z.refine((text) => isEmoji(text), { params: { code: 'invalid_emoji' } }),
);

const isEmoji = (text: string): boolean => {
  // Digits and # have the property Emoji too, and become pictures only with U+FE0F; Extended_Pictographic leaves them out.
  if (
    !/\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\u{fe0f}\u{20e3}/u.test(text) ||
    !text.isWellFormed()
  )
    return false;
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length === 1;
};
