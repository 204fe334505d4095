import * as z from 'zod/mini';

/** The longest comment, in UTF-16 code units. */
const BODY_LENGTH = 10_000;

/** The longest remark on a hand-over, in UTF-16 code units. */
const NOTE_LENGTH = 500;

/**
 * What no text may hold: controls but line feeds and tabs, lone surrogates, characters that turn the direction of what follows, and those
 * that show as nothing. Joiners stay, since families of emoji and several scripts are written with them.
 */
const FORBIDDEN =
  /\u{34f}|\u{17b4}|\u{17b5}|\u{180b}|\u{180c}|\u{180d}|\u{180f}|[\u{180e}\p{Cc}\p{Cs}\u{ad}\u{61c}\u{115f}\u{1160}\u{2800}\u{3164}\u{ffa0}\u{200b}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]/u;

/** Text of some lines. The length is looked at first, so that hostile input costs nothing. */
const lines = (maxLength: number, minLength: 0 | 1) =>
  z.string().check(
    (context) => {
      const fault = faultOf(context.value, maxLength, minLength);
      if (fault !== null)
        context.issues.push({ code: 'custom', params: { code: fault, maximum: maxLength }, input: undefined });
    },
    z.overwrite((text) => (text.length > maxLength ? text : unified(text))),
  );

/** Line ends become line feeds, and blanks around the whole go. */
const unified = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

const faultOf = (text: string, maxLength: number, minLength: 0 | 1) => {
  if (text.length > maxLength) return 'too_long';
  if (FORBIDDEN.test(text.replace(/[\r\n\t]/g, ' '))) return 'forbidden_character';
  return minLength === 1 && text.trim() === '' ? 'empty' : null;
};

/** The text of a comment. */
export const bodySchema = /* @__PURE__ */ lines(BODY_LENGTH, 1);

/** A remark on a hand-over; often there is none. */
export const noteSchema = /* @__PURE__ */ z._default(lines(NOTE_LENGTH, 0), '');
