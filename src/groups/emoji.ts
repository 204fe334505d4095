import * as z from 'zod/mini';

/** Families and flags are the longest emoji; none needs more UTF-16 code units. */
const EMOJI_LENGTH = 40;

/** One emoji: a single grapheme that platforms show as a picture. */
export const emojiSchema = /* @__PURE__ */ z.string().check(
  z.maxLength(EMOJI_LENGTH, { abort: true }),
  z.refine((text) => isEmoji(text), { params: { code: 'invalid_emoji' } }),
);

/** The flag is newer than the language level of the sources (ES2022), not than what they run on. */
const UNICODE_SETS: string = 'v';

/** Recommended for general interchange: the sequences that platforms show as one picture. */
const RGI_EMOJI = /* @__PURE__ */ new RegExp('^\\p{RGI_Emoji}$', UNICODE_SETS);

/** ❤ and its like are pictures only with the variation selector that people leave out. */
const isEmoji = (text: string): boolean => RGI_EMOJI.test(text) || RGI_EMOJI.test(`${text}\u{fe0f}`);
